import FoundationEssentials
import Glibc
import Support
import TestKit

/// The library `killpoints` for one child: where it is to be struck, and the journal of the points that it passed (Tests/KillPoints).
struct KillPoints: Sendable {
    /// A place in a child's life, and what happens to it there.
    struct Strike: Sendable, CustomStringConvertible {
        /// The point's number, counted from 1.
        let at: Int
        /// Counts only points with these words.
        var on: String?
        var signal = SIGKILL

        var description: String {
            let name = [SIGKILL: "SIGKILL", SIGTERM: "SIGTERM", SIGSTOP: "SIGSTOP"][signal] ?? "signal \(signal)"
            return "\(name) at point \(at)\(on.map { " of \"\($0)\"" } ?? "")"
        }
    }

    /// Where the library writes.
    let journal: String
    /// The outside's ports.
    let ports: [Int]
    let strike: Strike?

    var environment: [String: String] {
        var variables = [
            "LD_PRELOAD": Programs.killpoints, "KILLPOINTS_JOURNAL": journal,
            "KILLPOINTS_PORTS": ports.map(String.init).joined(separator: ","),
        ]
        if let strike {
            variables["KILLPOINTS_AT"] = "\(strike.at)"
            variables["KILLPOINTS_ON"] = strike.on
            variables["KILLPOINTS_SIGNAL"] = "\(strike.signal)"
        }
        return variables
    }

    /// The points passed so far, in order.
    var passed: [String] {
        let bytes = (try? Files.read(journal, limit: 64 << 20)) ?? []
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
            String(line.drop { $0 != " " }.dropFirst())
        }
    }

    /// Grows with each point.
    var size: Int {
        var facts = stat()
        return stat(journal, &facts) == 0 ? Int(facts.st_size) : 0
    }
}
