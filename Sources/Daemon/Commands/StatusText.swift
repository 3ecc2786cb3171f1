import Support

/// The status document as lines for people.
enum StatusText {
    static func render(_ report: JSON) -> String {
        let status = report["desk"] ?? .null
        var lines = [
            "Copydesk \(report["version"]?.string ?? "") at \(status["now"]?.string ?? "")"
                + (report["isPaused"]?.bool == true ? ", PAUSED" : "")
        ]
        if let message = report["configurationError"]?.string {
            lines += ["", "The configuration file was rejected; the last good one is in force:", message]
        }
        if let message = report["restartNeeded"]?.string { lines += ["", message] }
        lines += section("The line", status["queues"]) { row in
            "  \(pad(row["name"]?.string, 20)) \(pad(row["count"]?.integer.map(String.init), 6)) \(row["oldest"]?.string.map { "oldest \($0)" } ?? "")"
        }
        lines += section("Due in the next 24 hours", status["due"], entry)
        lines += section("Waiting for a person", status["waiting"], entry)
        lines += section("Stuck", status["stuck"], entry)
        lines += section("Published", status["published"], entry)
        lines += section("Feeds", status["feeds"]) { row in
            "  \(pad(row["name"]?.string, 30)) \(pad(row["items"]?.integer.map { "\($0) items" }, 10)) \(row["error"]?.string ?? "next poll \(row["nextPollAt"]?.string ?? "-")")"
        }
        lines += section("Accounts", report["accounts"]) { row in
            "  \(pad(row["name"]?.string, 30)) \(pad(row["kind"]?.string, 10)) \(row["calendar"]?.string ?? "")\(row["isPaused"]?.bool == true ? ", paused" : "")"
        }
        lines += section("Faults", status["faults"]) { row in "  \(row["since"]?.string ?? "") \(row["sentence"]?.string ?? "")" }
        return lines.joined(separator: "\n")
    }

    private static func section(_ title: String, _ rows: JSON?, _ line: (JSON) -> String) -> [String] {
        let rows = rows?.array ?? []
        return ["", title] + (rows.isEmpty ? ["  nothing"] : rows.map(line))
    }

    private static func entry(_ row: JSON) -> String {
        "  \(pad(row["at"]?.string, 24)) \(pad(row["state"]?.string, 17)) \(pad(row["account"]?.string, 16)) \(row["title"]?.string ?? "") \(row["note"]?.string ?? "")"
    }

    private static func pad(_ text: String?, _ width: Int) -> String {
        let text = text ?? ""
        return text + String(repeating: " ", count: max(0, width - text.count))
    }
}
