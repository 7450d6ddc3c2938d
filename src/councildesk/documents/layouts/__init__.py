"""From packets to papers: what stands where, in which words. Every fixed word comes from the glossary."""
