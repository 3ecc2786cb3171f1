import Editorial
import FoundationEssentials
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
        lines += section("Waiting for people", status["waiting"]) { entry($0) + " " + people($0["errand"]) }
        lines += section("Stuck", status["stuck"], entry)
        lines += section("Published", status["published"]) { entry($0) + numbers($0["measured"]) }
        lines += section("Feeds", status["feeds"]) { row in
            "  \(pad(row["name"]?.string, 30)) \(pad(row["items"]?.integer.map { "\($0) items" }, 10)) \(row["error"]?.string ?? "next poll \(row["nextPollAt"]?.string ?? "-")")"
        }
        lines += section("Accounts", report["accounts"]) { row in
            "  \(pad(row["name"]?.string, 30)) \(pad(row["kind"]?.string, 10)) \(row["calendar"]?.string ?? "")\(row["isPaused"]?.bool == true ? ", paused" : "")"
                + stop(row["parking"]) + access(row["access"], now: status["now"]?.string)
        }
        lines += section("Models", report["models"]) { row in
            let rest = row["restsUntil"]?.string.map { "rests until \($0)" } ?? ""
            return "  \(pad(row["name"]?.string, 40)) \(pad(row["use"]?.string, 8)) \(rest)"
        }
        lines += section("Models today", status["spending"], taken)
        lines += (report["budgets"]?.array ?? []).compactMap(\.string).map { "  " + $0 }
        lines += section("Faults", status["faults"]) { row in "  \(row["since"]?.string ?? "") \(row["sentence"]?.string ?? "")" }
        return lines.joined(separator: "\n")
    }

    private static func section(_ title: String, _ rows: JSON?, _ line: (JSON) -> String) -> [String] {
        let rows = rows?.array ?? []
        return ["", title] + (rows.isEmpty ? ["  nothing"] : rows.map(line))
    }

    /// "[Mia Berg, Tom Hale since 2026-11-20T08:52:00.000Z]".
    private static func people(_ errand: JSON?) -> String {
        guard let errand, let since = errand["since"]?.string else { return "" }
        let names = errand["people"]?.array?.compactMap(\.string) ?? []
        let nobody = errand["task"]?.string == Errand.Task.leaveAlone.rawValue ? "nobody" : "any editor"
        return "[\(names.isEmpty ? nobody : names.joined(separator: ", ")) since \(since)]"
    }

    private static func entry(_ row: JSON) -> String {
        "  \(pad(row["at"]?.string, 24)) \(pad(row["state"]?.string, 17)) \(pad(row["account"]?.string, 16)) \(row["title"]?.string ?? "") \(row["note"]?.string ?? "")"
    }

    /// How a post was received, on lines of its own.
    private static func numbers(_ measured: JSON?) -> String {
        guard let measured, let hours = measured["hours"]?.integer, let bytes = measured["numbers"]?.serialized(),
            let numbers = try? JSONDecoder().decode(PostNumbers.self, from: Data(bytes))
        else { return "" }
        return NumberWords.lines(Measurement(numbers, measuredAt: .distantPast, hours: hours)).map { "\n    \($0)" }.joined()
    }

    /// What a model took for a brand.
    private static func taken(_ row: JSON) -> String {
        let (calls, usage) = (row["calls"]?.integer ?? 0, row["usage"])
        let money = row["unpriced"]?.integer == calls ? "money not known" : MoneyWords.text(row["cost"]?.number ?? 0)
        return
            "  \(pad(row["brand"]?.string, 20)) \(pad(row["model"]?.string, 30)) \(calls) asked, \(usage?["prompt"]?.integer ?? 0) tokens read"
            + " (\(usage?["cached"]?.integer ?? 0) kept), \(usage?["answer"]?.integer ?? 0) written, \(money)"
    }

    /// Why nothing is tried on an account, on a line of its own.
    private static func stop(_ parking: JSON?) -> String {
        guard let parking, let sentence = parking["sentence"]?.string else { return "" }
        return "\n    stopped  \(sentence) Posts are kept; next try \(parking["until"]?.string ?? "")"
    }

    /// What an account's token can do, on lines of its own.
    private static func access(_ access: JSON?, now: String?) -> String {
        guard let access, access != .null else { return "\n    not looked at yet" }
        let answers = access["answers"]?.array ?? []
        func named(_ verdict: String, _ words: (String, String) -> String) -> String? {
            let said = answers.filter { $0["verdict"]?.string == verdict }.map { answer in
                let capability = answer["capability"]?.string ?? ""
                return words(Capability(rawValue: capability)?.words.description ?? capability, answer["reason"]?.string ?? "")
            }
            return said.isEmpty ? nil : said.joined(separator: ", ")
        }
        let lines = [
            token(access, now: now), named("can") { name, _ in name }.map { "can      \($0)" },
            named("cannot") { "\($0) (\($1))" }.map { "cannot   \($0)" }, named("unknown") { "\($0) (\($1))" }.map { "unknown  \($0)" },
        ]
        return lines.compactMap { $0 }.map { "\n    \($0)" }.joined()
    }

    private static func token(_ access: JSON, now: String?) -> String? {
        let state = access["token"]?.string ?? ""
        guard let end = access["expiresAt"]?.string.flatMap(Timestamp.parse), let now = now.flatMap(Timestamp.parse) else {
            return state == "none" ? nil : "token    \(state), its end is not known"
        }
        let days = max(0, Int(end.timeIntervalSince(now) / 86_400))
        return "token    \(state), \(days) days left, until \(Timestamp.text(end))"
    }

    private static func pad(_ text: String?, _ width: Int) -> String {
        let text = text ?? ""
        return text + String(repeating: " ", count: max(0, width - text.count))
    }
}
