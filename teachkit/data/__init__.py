"""Small data sets that come with the course; README.md beside this file tells their sources and licences."""
