#!/usr/bin/env bash
# All tests, on a machine that has the .NET SDK: brings what they run beside .NET, then runs them.
# Arguments go to dotnet test; --tools brings the tools and runs nothing.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

lacks() { echo "tests/run.sh: $*" >&2; }

have() { command -v "$1" >/dev/null; }

# Debian's packages, where this is root or sudo asks nothing. What apt-get says is shown only where it fails.
debian() {
    local root=() said
    have apt-get || return 1
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || return 1
        root=(sudo)
    fi
    said=$("${root[@]}" apt-get update -qq 2>&1 &&
        "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" 2>&1) && return
    tail -n 5 <<<"$said" >&2
    return 1
}

# Emulators and the mail server of the tests run on Node.js.
node_tools() {
    local folder
    have npm || debian nodejs npm || {
        lacks "Node.js with npm is not here and apt-get cannot bring it: install Node.js 18.19 or newer (https://nodejs.org)."
        return
    }
    for folder in tests/tools tests/tools/smtp; do
        # npm writes this file last.
        [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] ||
            npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null ||
            lacks "'npm ci --prefix $folder' failed, so its tests will not run: mend what it says above and start again."
    done
}

has_browser() {
    [ -n "${ANKANG_CHROMIUM:-}" ] || have chromium || have chromium-browser || have google-chrome || have google-chrome-stable
}

# Playwright installs a Chromium of its own for this user, without root.
playwright_chromium() {
    local project=tests/Ankang.Workflows.BrowserTests built node
    dotnet build $project --verbosity quiet || return 1
    built=$project/bin/Debug/net10.0/.playwright
    for node in "$built"/node/*/node; do
        "$node" "$built/package/cli.js" install chromium && return
    done
    return 1
}

# The pages are looked at in Chromium, best in the one without a window of its own, and in Chinese type.
browser() {
    [ -n "${ANKANG_CHROMIUM:-}" ] || have chromium-headless-shell || debian chromium-headless-shell || has_browser || playwright_chromium ||
        lacks "Chromium is not here and neither apt-get nor Playwright can bring it: install it, or name one in ANKANG_CHROMIUM."
    [ "$(uname)" != Linux ] || { have fc-list && [ -n "$(fc-list :lang=zh-cn)" ]; } || debian fontconfig fonts-noto-cjk ||
        lacks "Chinese fonts are not here and apt-get cannot bring them: install Noto Sans CJK and fontconfig, as root."
}

# The mailbox that mails come back to is read from a real IMAP server.
imap() {
    have dovecot || [ -x /usr/sbin/dovecot ] || debian dovecot-imapd ||
        lacks "dovecot is not here and apt-get cannot bring it: install dovecot-imapd, as root."
}

# Attachments are scanned by a real virus scanner; its own signatures are not needed, so nothing is downloaded.
scanner() {
    have clamd || [ -x /usr/sbin/clamd ] || debian clamav-daemon ||
        lacks "clamd is not here and apt-get cannot bring it: install clamav-daemon, as root."
}

have dotnet || {
    lacks "the .NET SDK is not here: install .NET 10 (https://dotnet.microsoft.com/download)."
    exit 1
}
node_tools
imap
scanner
browser
[ "${1:-}" != --tools ] || exit 0
# Built apart: what builds a project also runs its tests, and then they stand in one queue. So as many projects run at a time as there are cores.
dotnet build Ankang.Workflows.sln --verbosity quiet || exit 1
exec dotnet test Ankang.Workflows.sln --no-build "$@"
