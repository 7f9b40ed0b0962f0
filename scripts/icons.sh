#!/bin/sh
# Draws the application's icons from icons/icon.svg. Needs rsvg-convert and ImageMagick.
set -eu
cd "$(dirname "$0")/../icons"
draw() { rsvg-convert -w "$1" -h "$1" icon.svg -o "$2"; }
draw 32 32x32.png
draw 128 128x128.png
draw 256 128x128@2x.png
draw 512 icon.png
convert icon.png -define icon:auto-resize=256,64,48,32,16 icon.ico
