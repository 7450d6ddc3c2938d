"""From services to packets: questions that collect what a paper shows, in each of its languages."""
