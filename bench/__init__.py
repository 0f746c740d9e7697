"""Measurements that anyone can repeat. The data stay outside the project: a command takes their folder."""
