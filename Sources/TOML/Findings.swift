/// What reading a configuration found: every problem, and every key with the value in force.
///
/// One is shared by all readers of a document.
package final class Findings {
    /// One table of the document as it is in force.
    struct Section {
        /// `[daemon]`, `[[feed]]`; empty for the outermost table.
        let header: String
        /// A line for each of its keys: a long file has ten thousand tables.
        var lines = ""
    }

    /// One key in force.
    struct Setting {
        let key: String
        /// The value as TOML; nil when it is not set and has no default.
        let text: String?
        var note: String?
    }

    private var found: [Problem] = []
    private var sections: [Section] = []
    private var counts: [String: Int] = [:]
    /// Of a list with more tables, only the first are shown with what they do not set: it is the same in all of them.
    private static let shownInFull = 100

    /// Nothing found yet.
    package init() {}

    /// All problems, in the order of the file.
    package var problems: [Problem] {
        found.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
    }

    /// The configuration in force as TOML, defaults filled in and marked, secrets as `<secret>`; in a long list only at its beginning.
    package var inForce: String {
        var text = ""
        for section in sections where !section.lines.isEmpty {
            if !text.isEmpty { text += "\n" }
            if !section.header.isEmpty { text += section.header + "\n" }
            text += section.lines
        }
        return text
    }

    func report(_ problem: Problem) { found.append(problem) }

    /// Begins a table: where it is noted, and whether with its defaults.
    func open(header: String) -> (section: Int, isFull: Bool) {
        sections.append(Section(header: header))
        counts[header, default: 0] += 1
        return (sections.count - 1, counts[header, default: 0] <= Self.shownInFull)
    }

    func note(_ setting: Setting, in section: Int) { sections[section].lines += setting.line + "\n" }
}

extension Findings.Setting {
    fileprivate var line: String {
        guard let text else { return "# \(KeyText.shown(key)) is not set" }
        return "\(KeyText.shown(key)) = \(text)" + (note.map { "  # \($0)" } ?? "")
    }
}
