#!/bin/sh
# The namespace and the search attributes that the service needs before its first start. It may run again.
# TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE are the command's own settings.
set -eu

# A server that has just begun to listen refuses for a while, and a new namespace is known a few seconds later.
patiently() {
  tries=0
  until "$@"; do
    tries=$((tries + 1))
    [ "$tries" -lt 30 ] || exit 1
    sleep 2
  done
}

ensure_namespace() {
  temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1 ||
    temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 720h
}

ensure_attribute() {
  temporal operator search-attribute list --namespace "$TEMPORAL_NAMESPACE" | grep -qw "$1" ||
    temporal operator search-attribute create --namespace "$TEMPORAL_NAMESPACE" --name "$1" --type Keyword
}

patiently ensure_namespace
for name in CongVuCampaign CongVuUnit CongVuUnitKind; do
  patiently ensure_attribute "$name"
done
