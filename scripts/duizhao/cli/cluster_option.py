"""The option that has a command do its work on a cluster."""

import argparse


def add_cluster(parser: argparse.ArgumentParser) -> None:
    """Add the option to the `parser` of a command."""
    parser.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="work on the Dask cluster whose scheduler is at ADDRESS; local begins one here "
        "在该地址的 Dask 集群上运行；local 表示在本机启动一个",
    )
