/// How many transfers run at once, per host and in all; the others wait their turn.
///
/// libcurl has such limits too, but its time-out runs while a transfer waits for them.
struct HostGate {
    private struct Line {
        var running = 0
        var waiting: [UInt64] = []
        var isListed = false
    }

    private let perHost: Int
    private let total: Int
    private var running = 0
    private var lines: [String: Line] = [:]
    /// Hosts with somebody waiting and room for him, first come first.
    private var turns: [String] = []

    init(perHost: Int, total: Int) {
        self.perHost = max(1, perHost)
        self.total = max(1, total)
    }

    /// Puts a transfer in line.
    mutating func enter(_ id: UInt64, host: String) {
        lines[host, default: Line()].waiting.append(id)
        list(host)
    }

    /// Takes a transfer that waits out of its line; false when it was not waiting.
    mutating func withdraw(_ id: UInt64, host: String) -> Bool {
        guard let place = lines[host]?.waiting.firstIndex(of: id) else { return false }
        lines[host]?.waiting.remove(at: place)
        return true
    }

    /// A transfer that ran is finished.
    mutating func leave(host: String) {
        running -= 1
        lines[host]?.running -= 1
        if lines[host]?.running == 0, lines[host]?.waiting.isEmpty == true, lines[host]?.isListed == false { lines[host] = nil }
        list(host)
    }

    /// The next transfer that may start now; hosts take turns.
    mutating func next() -> UInt64? {
        while running < total, !turns.isEmpty {
            let host = turns.removeFirst()
            lines[host]?.isListed = false
            guard var line = lines[host], !line.waiting.isEmpty else {
                if lines[host]?.running == 0 { lines[host] = nil }
                continue
            }
            let id = line.waiting.removeFirst()
            line.running += 1
            running += 1
            lines[host] = line
            list(host)
            return id
        }
        return nil
    }

    private mutating func list(_ host: String) {
        guard let line = lines[host], !line.isListed, line.running < perHost, !line.waiting.isEmpty else { return }
        lines[host]?.isListed = true
        turns.append(host)
    }
}
