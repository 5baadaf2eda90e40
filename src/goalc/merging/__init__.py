"""Three versions of a YAML file merged by meaning; opens no file and runs no program."""
