import Editorial
import Support

/// A simulation as lines for people, week by week.
enum SimulationText {
    static func render(_ simulation: JSON) -> String {
        let head = "From \(day(simulation["from"])) to \(day(simulation["until"])), if every draft in review were approved now"
        let accounts = simulation["accounts"]?.array ?? []
        if accounts.isEmpty { return "No account is configured." }
        return ([head] + accounts.map(account)).joined(separator: "\n\n")
    }

    private static func account(_ plan: JSON) -> String {
        var lines = [field(plan["account"])]
        lines += strings(plan["notes"]).map { "  " + $0 }
        var week = ""
        for run in runs(plan["lines"]?.array ?? []) {
            if let monday = run.first?["week"]?.string, monday != week {
                week = monday
                lines += ["", "  Week of Mon \(monday)"]
            }
            lines += run.count > mostAlike ? summary(run) : run.flatMap(entry)
        }
        let unplaced = plan["unplaced"]?.array ?? []
        if !unplaced.isEmpty { lines += ["", "  Without a slot"] }
        lines += unplaced.map { "    \(field($0["brand"])): \(field($0["title"])): \(field($0["reason"]))" }
        return (lines + ["", "  " + sums(plan)]).joined(separator: "\n")
    }

    /// More slots of a day than these that have nothing to tell apart are one line.
    private static let mostAlike = 3

    /// Lines in their order; slots of one day without a post and with the same words are together.
    private static func runs(_ lines: [JSON]) -> [[JSON]] {
        func look(_ line: JSON) -> [String?] {
            [line["time"]?.string?.prefix(14).description, line["kind"]?.string, line["brands"]?.text, line["notes"]?.text]
        }
        return lines.reduce(into: []) { runs, line in
            if let last = runs.last?.last, last["draftID"]?.string == nil, line["draftID"]?.string == nil, look(last) == look(line) {
                runs[runs.count - 1].append(line)
            } else {
                runs.append([line])
            }
        }
    }

    /// The first of the slots, with the last one's time and their number.
    private static func summary(_ run: [JSON]) -> [String] {
        var lines = entry(run[0])
        let last = (run[run.count - 1]["time"]?.string ?? "").dropFirst(15).prefix(5)
        lines[0] += " (\(run.count) slots until \(last))"
        return lines
    }

    private static func entry(_ line: JSON) -> [String] {
        let kind = line["kind"]?.string ?? ""
        let brands = strings(line["brands"]).joined(separator: ", ")
        let title = field(line["title"])
        var lines = ["    \(pad(line["time"]?.string ?? "", 36)) \(pad(kind, 10)) \(title.isEmpty ? brands : "\(brands): \(title)")"]
        lines += strings(line["notes"]).map { indented("  " + $0) } + strings(line["conflicts"]).map { indented("! " + $0) }
        return lines
    }

    /// "3 scheduled, 2 proposed, 4 free, 1 closed; 1 with a conflict".
    private static func sums(_ plan: JSON) -> String {
        let lines = plan["lines"]?.array ?? []
        let kinds = PlanLine.Kind.allCases.map { kind in
            "\(lines.filter { $0["kind"]?.string == kind.rawValue }.count) \(kind.rawValue)"
        }
        let troubled = lines.filter { !($0["conflicts"]?.array ?? []).isEmpty }.count
        return kinds.joined(separator: ", ") + (troubled == 0 ? "; no conflict" : "; \(troubled) with a conflict")
    }

    private static func indented(_ text: String) -> String { String(repeating: " ", count: 50) + text }

    private static func day(_ date: JSON?) -> String { (date?.string ?? "").prefix(10).description }

    /// Titles are others' words: on one line, and without what steers a terminal.
    private static func field(_ value: JSON?) -> String { UntrustedText.clean(value?.string ?? "").collapsed }

    private static func strings(_ value: JSON?) -> [String] { (value?.array ?? []).map { field($0) } }

    private static func pad(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }
}
