"""Monitoring: what can be asked of the running bot from outside, be it health or metrics."""
