#!/bin/bash
# Makes the films that the transport is measured with, where they are not there yet:
# tests/benchmarks/make-films.sh FOLDER REEL
#
# hd.mp4 is hard to decode: 1080p, grain, a key frame every two seconds, three
# pictures in four made of others.  long.mp4 is REEL over and over for two hours.
# loud.mkv is two hours of sound that is never the same, with hardly a picture.
set -euo pipefail

folder=$1
reel=$2
mkdir -p "$folder"

if [[ ! -e $folder/hd.mp4 ]]; then
  ffmpeg -v error -y -f lavfi -i "testsrc2=size=1920x1080:rate=24:duration=60" \
    -f lavfi -i "sine=frequency=220:sample_rate=48000:duration=60" \
    -vf "noise=alls=12:allf=t" -c:v libx264 -preset veryfast -b:v 8M -g 48 -keyint_min 48 \
    -sc_threshold 0 -bf 3 -pix_fmt yuv420p -c:a aac -f mp4 "$folder/hd.part"
  mv "$folder/hd.part" "$folder/hd.mp4"
fi

if [[ ! -e $folder/long.mp4 && -e $reel ]]; then
  ffmpeg -v error -y -stream_loop 9 -i "$reel" -c copy -f mp4 "$folder/long.part"
  mv "$folder/long.part" "$folder/long.mp4"
fi

if [[ ! -e $folder/loud.mkv ]]; then
  ffmpeg -v error -y -f lavfi -i "color=gray:size=64x36:rate=24000/1001:duration=7210" \
    -f lavfi -i "anoisesrc=sample_rate=16000:duration=7210,tremolo=f=0.3:d=0.9,tremolo=f=3.1:d=0.6" \
    -c:v libx264 -preset ultrafast -g 48 -pix_fmt yuv420p -c:a flac -f matroska \
    "$folder/loud.part"
  mv "$folder/loud.part" "$folder/loud.mkv"
fi
