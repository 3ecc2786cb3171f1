import Editorial
import Support
import TOML

/// `[daemon]` and `[store]`: where it keeps things, where it listens, and whether it publishes at all.
package struct DaemonSettings: Sendable, Hashable {
    /// Absolute path, or relative to the folder the daemon is started in.
    package let state: String
    package let listenHost: String
    package let listenPort: Int
    /// Where Notion's webhooks are received; nil when they are not.
    package let webhooks: ListenAddress?
    package let isPaused: Bool
    package let logLevel: LogLevel
    /// Hosts or CIDRs that feeds may reach besides public addresses.
    package let privateNetworks: [String]
    /// "sqlite:" and a path, relative to `state`.
    package let store: String
    package let retention: Retention

    init(_ daemon: inout TableReader, store: inout TableReader) {
        state = daemon.string("state", default: Self.defaultState())
        let listen = ListenAddress(daemon.string("listen", default: "127.0.0.1:8420"))
        if listen == nil { daemon.reject("listen", "is not an address and port, write listen = \"127.0.0.1:8420\"") }
        listenHost = listen?.host ?? ""
        listenPort = listen?.port ?? -1
        let webhooks = daemon.string("webhooks", default: "")
        self.webhooks = ListenAddress(webhooks)
        if !webhooks.isEmpty, self.webhooks == nil {
            daemon.reject("webhooks", "is not an address and port, write webhooks = \"127.0.0.1:8421\"")
        }
        isPaused = daemon.bool("paused", default: false)
        logLevel = daemon.choice("log", default: LogLevel.info)
        privateNetworks = daemon.strings("private_networks")
        daemon.finish()
        self.store = store.string("url", default: "sqlite:copydesk.db")
        if !self.store.hasPrefix("sqlite:") {
            store.reject("url", "must begin with sqlite: followed by a file's path, write url = \"sqlite:copydesk.db\"")
        }
        // A day at least: what is being put together has no draft yet that needs it.
        let usual = Retention()
        retention = Retention(
            versions: store.duration("keep_versions", in: .seconds(86_400)...(.seconds(36_500 * 86_400)), default: usual.versions),
            pictures: store.duration("keep_pictures", in: .seconds(86_400)...(.seconds(36_500 * 86_400)), default: usual.pictures),
            calls: store.duration("keep_calls", in: .seconds(2 * 86_400)...(.seconds(36_500 * 86_400)), default: usual.calls),
            items: store.duration("keep_items", in: .seconds(31 * 86_400)...(.seconds(36_500 * 86_400)), default: usual.items),
            itemsOfFeed: store.integer("most_items", in: 1000...1_000_000, default: usual.itemsOfFeed))
        store.finish()
    }

    /// What a file that cannot be loaded says about the state folder, as far as one can tell; nil when there is no file.
    static func state(inBroken path: String) -> String? {
        guard let bytes = try? Files.read(path, limit: 1 << 20) else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { String($0).trimmed }
        let table = lines.drop { $0 != "[daemon]" }.dropFirst().prefix { !$0.hasPrefix("[") }
        let words = table.first { $0.hasPrefix("state") }?.split(separator: "\"", omittingEmptySubsequences: false) ?? []
        return words.count > 2 ? String(words[1]) : defaultState()
    }

    /// Under the unit systemd names the folder; by hand it is one in the home folder.
    private static func defaultState() -> String {
        Environment.value("STATE_DIRECTORY") ?? Environment.value("HOME").map { $0 + "/.local/state/copydesk" } ?? "/var/lib/copydesk"
    }

    /// Settings whose change needs a restart, with their names.
    func restartNeeds(comparedTo other: DaemonSettings) -> [String] {
        var names: [String] = []
        if state != other.state { names.append("daemon.state") }
        if store != other.store { names.append("store.url") }
        if webhooks != other.webhooks { names.append("daemon.webhooks") }
        if listenHost != other.listenHost || listenPort != other.listenPort { names.append("daemon.listen") }
        return names
    }
}

/// An address with a port to listen at.
package struct ListenAddress: Sendable, Hashable {
    package let host: String
    package let port: Int

    /// Reads "127.0.0.1:8420"; nil when it is no such thing.
    init?(_ text: String) {
        let parts = text.split(separator: ":").map(String.init)
        guard parts.count >= 2, let port = parts.last.flatMap({ Int($0) }), (0...65535).contains(port) else { return nil }
        host = parts.dropLast().joined(separator: ":")
        self.port = port
    }
}
