/// Reads one table of a configuration with types, defaults and checks; passed `inout` to whoever owns the settings.
///
/// Nothing is thrown: a wrong or missing value is reported to `findings` and the default (or an empty value) stands in,
/// so that one run reports all problems. Call `finish()` when all keys have been read.
package struct TableReader {
    /// The table's path without brackets: `daemon`, `model.text`; empty for the outermost.
    package let name: String
    /// Where the table begins.
    package let place: Place
    /// Where problems and values are noted.
    package let findings: Findings

    let file: String
    let table: TOMLTable
    let header: String
    private let section: Int
    private let showsDefaults: Bool
    private(set) var known: [String] = []

    /// A reader of a whole document.
    package init(_ document: TOMLDocument, findings: Findings) {
        self.init(
            document.root, name: "", header: "", place: Place(line: 1, column: 1), file: document.file, findings: findings)
    }

    init(_ table: TOMLTable, name: String, header: String, place: Place, file: String, findings: Findings) {
        self.table = table
        self.name = name
        self.header = header
        self.place = place
        self.file = file
        self.findings = findings
        (section, showsDefaults) = findings.open(header: header)
    }

    /// Whether the file sets the key.
    package func has(_ key: String) -> Bool { table[key] != nil }

    /// Reports a problem of the caller's own with a key, at the key's value or, when it is not set, at the table.
    ///
    /// - Parameter element: which element of a list is wrong, from 0.
    package func reject(_ key: String, element: Int? = nil, _ message: String) {
        guard let value = table[key] else { return report(message, at: place) }
        if let element, case .array(let elements) = value.kind, elements.indices.contains(element) {
            return report(message, at: elements[element].place)
        }
        report(message, at: value.place)
    }

    /// Reports every key that nobody read, with the key that was probably meant.
    package func finish() {
        for entry in table.entries where !known.contains(entry.key) {
            report(UnknownKey.message(for: entry, in: header, known: known), at: entry.keyPlace)
        }
    }

    func report(_ message: String, at place: Place) {
        findings.report(Problem(file: file, place: place, message: message))
    }

    /// Marks a key as one that this table has; false where that is known.
    @discardableResult
    mutating func learn(_ key: String) -> Bool {
        if known.contains(key) { return false }
        known.append(key)
        return true
    }

    /// Reads a key: the converted value, or `fallback` when the key is missing or its value is refused.
    mutating func read<Value>(_ key: String, default fallback: Value?, as form: ValueForm<Value>) -> Value? {
        // A key read twice is one key.
        let isNew = learn(key)
        guard let value = table[key] else {
            if isNew, showsDefaults {
                findings.note(.init(key: key, text: fallback.map(form.show), note: fallback.map { _ in "default" }), in: section)
            }
            return fallback
        }
        do throws(Refusal) {
            let result = try form.convert(value)
            if isNew { findings.note(.init(key: key, text: form.show(result), note: form.note(result)), in: section) }
            return result
        } catch {
            report("\(KeyText.shown(key)) \(error.message)", at: error.place ?? value.place)
            return fallback
        }
    }

    /// Reads a key that has to be there; nil after having reported that it is not, or not as it should be.
    mutating func require<Value>(_ key: String, as form: ValueForm<Value>) -> Value? {
        if !has(key) {
            learn(key)
            let owner = header.isEmpty ? "at the top of the file" : "in \(header)"
            report("\(KeyText.shown(key)) is missing \(owner), write \(KeyText.shown(key)) = \(form.example)", at: place)
            return nil
        }
        return read(key, default: nil, as: form)
    }
}
