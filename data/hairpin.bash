# Completion of hairpin's command line, for bash.

_hairpin_plans ()
{
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -X '!*.hairpin' -- "$1"; compgen -d -- "$1")
}

_hairpin_files ()
{
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$1")
}

_hairpin_words ()
{
  mapfile -t COMPREPLY < <(compgen -W "$2" -- "$1")
}

_hairpin ()
{
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} verb=
  local verbs='new info validate export formats diff timecode'

  COMPREPLY=()

  if (( COMP_CWORD > 1 )) && [[ " $verbs " == *" ${COMP_WORDS[1]} "* ]]; then
    verb=${COMP_WORDS[1]}
  fi

  case $verb:$before in
    new:--picture | export:-o | export:--output)
      _hairpin_files "$word"
      return ;;
    new:--frame-rate | timecode:--rate)
      _hairpin_words "$word" '24000/1001 24 25 30000/1001 30 48 50 60000/1001 60'
      return ;;
    new:--title | new:--start-timecode | export:--scene)
      return ;;
    export:--to)
      _hairpin_words "$word" 'csv musicxml'
      return ;;
  esac

  case $verb in
    new)
      if [[ $word == -* ]]; then
        _hairpin_words "$word" '--picture --title --frame-rate --drop-frame --start-timecode --force --help'
      else
        _hairpin_plans "$word"
      fi ;;
    export)
      if [[ $word == -* ]]; then
        _hairpin_words "$word" '--to --scene --output --force --help'
      else
        _hairpin_plans "$word"
      fi ;;
    info | validate)
      if [[ $word == -* ]]; then
        _hairpin_words "$word" '--help'
      else
        _hairpin_plans "$word"
      fi ;;
    diff)
      if [[ $word == -* ]]; then
        _hairpin_words "$word" '--json --help'
      else
        _hairpin_plans "$word"
      fi ;;
    formats)
      _hairpin_words "$word" '--json --help' ;;
    timecode)
      _hairpin_words "$word" '--rate --drop-frame --help' ;;
    *)
      if [[ $word == -* ]]; then
        _hairpin_words "$word" '--help --version'
      else
        _hairpin_files "$word"
        if (( COMP_CWORD == 1 )); then
          mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$verbs" -- "$word")
        fi
      fi ;;
  esac
}

complete -F _hairpin hairpin
