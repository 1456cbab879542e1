def report(*a): return True
