"""Event classes made ready: what attrs and the converter would make of them at each start, made once by the build.

`make` turns the module of a source into bytecode whose classes have their slots, a constructor, a reader and a writer,
and neither imports attrs nor `typing`. The source stays the truth: all of it is derived from the classes that attrs
makes of it, and what is left out here comes from there when it is asked for (`aws_lambda_runtime/events/_ready.py`).
The package runs in the interpreter that gets frozen, with the layer's modules on its path.
"""
