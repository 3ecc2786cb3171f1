/// What the manual says of the program besides its commands: files, environment, signals.
enum ManualFacts {
    typealias Fact = (name: String, meaning: String)

    static let description = [
        "Copydesk reads RSS, Atom and JSON feeds and the briefs in a Notion workspace, drafts LinkedIn posts in a brand's voice and lays"
            + " them, with a picture, on a desk in Notion. What an editor approves there it publishes at the right minute, exactly once;"
            + " what nobody approved is never published.",
        "The daemon is meant to run as the systemd unit copydesk.service. Every other command asks it, or works on its configuration.",
        "Options may be written --name VALUE or --name=VALUE. Every command knows --help.",
    ]

    static let files: [Fact] = [
        (Paths.configuration, "The configuration. Its comments are the reference of every key; edits take effect within two seconds."),
        (
            "/etc/copydesk/credentials/",
            "Secrets, one in each file, which only root may read; the unit hands them over when it starts. The configuration names them."
        ),
        (
            "/var/lib/copydesk/",
            "The store, copydesk.db, and what else has to outlive the daemon. As the unit has a user of its own, systemd keeps it in"
                + " /var/lib/private/copydesk/. A daemon started by hand without a state folder uses ~/.local/state/copydesk/."
        ),
        ("/run/copydesk/control.sock", "Where commands ask the unit's daemon; otherwise it is in the state folder."),
    ]

    static let environment: [Fact] = [
        ("COPYDESK_CONFIG", "The configuration file when there is no --config."),
        ("COPYDESK_CLOCK", "A clock file of a rehearsal: the daemon goes by its time instead of the system's."),
        ("COPYDESK_PICTURE", "The program that draws and decodes pictures, when it is not where it was installed."),
        ("CREDENTIALS_DIRECTORY", "Set by systemd: the folder of the secrets that the configuration calls credentials."),
        ("STATE_DIRECTORY", "Set by systemd: where the store is, unless the configuration says it."),
        ("RUNTIME_DIRECTORY", "Set by systemd: where the control socket is."),
        ("NOTIFY_SOCKET", "Set by systemd: where the daemon says how it is."),
        ("WATCHDOG_USEC", "Set by systemd: how often the daemon has to show that it lives."),
        ("WATCHDOG_PID", "Set by systemd: whom the watchdog is for."),
        ("HOME", "By hand, the state folder is in it."),
        ("TMPDIR", "Where a rehearsal keeps its files instead of /tmp."),
        ("SOURCE_DATE_EPOCH", "The day of the page that copydesk manual prints, in seconds since 1970."),
    ]

    static let signals: [Fact] = [
        ("SIGHUP", "Reads the configuration again, as systemctl reload does."),
        (
            "SIGTERM, SIGINT",
            "Stops in order: a post that is on the wire is waited for, up to 85 s; everything else ends within 10 s and goes on after the"
                + " next start."
        ),
    ]

    static let relatives = ["systemctl(1)", "journalctl(1)", "systemd.exec(5)", "systemd.unit(5)"]
}
