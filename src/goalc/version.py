"""The version of goalc."""

VERSION = "0.1.0"
