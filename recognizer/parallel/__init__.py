"""Work spread over processes and machines; the seam is ``concurrent.futures.Executor``."""
