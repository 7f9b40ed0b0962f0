#!/bin/sh
# Called by cargo with rustc and its arguments while scripts/fuzz.sh builds: has the readers tell libFuzzer which ways they
# took. With all their dependencies too, as cargo-fuzz does it, the build takes the better part of an hour.
case " $* " in
    *" --crate-name casebook "* | *" --crate-name clinical "* | *" --crate-name picture "* | *" --crate-name store "* | \
        *" --crate-name serde_json "* | *" --crate-name png "* | *" --crate-name zune_jpeg "*) ;;
    *) exec "$@" ;;
esac
coverage=-Cllvm-args=-sanitizer-coverage
exec "$@" -Cpasses=sancov-module $coverage-level=4 $coverage-inline-8bit-counters $coverage-pc-table $coverage-trace-compares
