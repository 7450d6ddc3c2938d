"""CouncilDesk: the desk of an expert council's secretariat."""

__version__ = "0.1.0"
