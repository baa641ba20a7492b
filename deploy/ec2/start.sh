#!/bin/bash
# Makes an instance of Amazon Linux 2023 run the release that lies in /opt/banter. Its first boot runs it once, as root,
# with /etc/banter/instance.env written; terraform/modules/fleet/boot.sh.tftpl says how. Returns when all is ready.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
settings=/etc/banter/instance.env
ready_within_seconds=120

read_setting() { sed -n "s/^$1=//p" "$settings"; }

# From Amazon's repositories, which are in S3: no way to the internet is needed.
dnf install --assumeyes --quiet nodejs24 amazon-cloudwatch-agent logrotate

id banter > /dev/null 2>&1 || useradd --system --create-home --home-dir /var/lib/banter --shell /usr/sbin/nologin banter
install -d -o banter -g banter -m 0750 /var/log/banter

node-24 "$here/write-settings.mjs"
chown root:banter /etc/banter/banter.env
sysctl --quiet --load /etc/sysctl.d/90-banter.conf

install -m 0644 "$here"/*.service /etc/systemd/system/
install -m 0644 "$here/../pm2/logrotate.conf" /etc/logrotate.d/banter
systemctl daemon-reload
/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:/etc/banter/logs.json

systemctl enable --now banter.service
for port in $(read_setting BANTER_PORTS | tr , ' '); do
  # Postgres may be failing over this very moment: that is no reason to give the instance up.
  curl --fail --silent --show-error --output /dev/null --retry "$ready_within_seconds" --retry-delay 1 --retry-all-errors \
    --retry-max-time "$ready_within_seconds" "http://127.0.0.1:$port/readyz"
done
systemctl enable --now banter-watch.service
