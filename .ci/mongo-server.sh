#!/usr/bin/env bash
# Builds the MongoDB-wire server that the store's contract suite talks to, into .cache/mongo-wire. Needs Maven and a JDK (>= 17).
set -euo pipefail
cd "$(dirname "$0")/.."
home=.cache/mongo-wire
source=.ci/mongo-wire/src/main/java/MongoWire.java
built="$home/MongoWire.class"
if [ "$built" -nt .ci/mongo-wire/pom.xml ] && [ "$built" -nt "$source" ]; then exit 0; fi
rm -rf "$home"
mkdir -p "$home"
mvn -q -f .ci/mongo-wire/pom.xml dependency:copy-dependencies -DoutputDirectory="$PWD/$home/lib"
javac -cp "$home/lib/*" -d "$home" "$source"
