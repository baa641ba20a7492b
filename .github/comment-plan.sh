#!/usr/bin/env bash
# Puts Terraform's plan, from the file $1, into the pull request $NUMBER, in place of the one before for $ENVIRONMENT.
set -euo pipefail

marker="<!-- plan: $ENVIRONMENT -->"
body=$(mktemp)
# A comment holds 65,536 characters; the end of a plan, with its summary, tells most.
{
  printf '%s\n### Terraform plan: %s\n\n<details><summary>%s</summary>\n\n```text\n' \
    "$marker" "$ENVIRONMENT" "$(grep -E '^(Plan:|No changes)' "$1" | tail -n 1)"
  tail -c 60000 "$1"
  printf '\n```\n\n</details>\n'
} > "$body"

comment=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments" \
  --jq ".[] | select(.body | startswith(\"$marker\")) | .id" | tail -n 1)
if [ -n "$comment" ]; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$comment" --field body=@"$body"
else
  gh api --silent --method POST "repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments" --field body=@"$body"
fi
