"""The version of the package. Imports nothing, so that ``kg --version`` loads nothing else."""
VERSION = "0.1.0"
