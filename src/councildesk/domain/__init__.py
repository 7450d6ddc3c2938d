"""What a council is: plain values and calculations, without files, clock, database or windows."""
