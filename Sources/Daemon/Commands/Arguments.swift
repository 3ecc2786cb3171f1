import Support

/// What was written after a command's name.
package struct Arguments: Sendable {
    /// An option that a command takes.
    package struct Option: Sendable {
        let name: String
        /// What its value is called in the help; nil for a switch.
        let value: String?
        let help: String
        var isRepeatable = false
        var values = Values.text

        /// What may stand for the value: it is checked against, offered by the shell and told in the manual.
        enum Values: Sendable, Equatable {
            case text
            case file
            case choice([String])

            /// The few that there are; empty for the others.
            var choices: [String] { if case .choice(let choices) = self { choices } else { [] } }
        }
    }

    /// Words that are no options.
    package let words: [String]
    private let values: [String: [String]]

    /// Reads arguments; throws a `UsageError` for an option that the command does not have.
    package init(_ arguments: [String], options: [Option]) throws(UsageError) {
        var words: [String] = []
        var values: [String: [String]] = [:]
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("--"), argument != "--" else {
                words.append(argument)
                continue
            }
            let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
            guard let name = parts.first, let option = options.first(where: { $0.name == name }) else {
                let near = NearestName.of(String(argument.dropFirst(2)), among: options.map(\.name)).map { ", did you mean --\($0)?" } ?? ""
                throw UsageError("there is no option \(argument)\(near)")
            }
            if option.value == nil {
                if parts.count > 1 { throw UsageError("--\(name) takes no value") }
                values[name] = [""]
            } else if let value = parts.count > 1 ? parts[1] : rest.popFirst() {
                if !option.isRepeatable, values[name] != nil { throw UsageError("--\(name) is given twice") }
                if case .choice(let choices) = option.values, !choices.contains(value) {
                    throw UsageError("--\(name) is \(choices.joined(separator: " or "))")
                }
                values[name, default: []].append(value)
            } else {
                throw UsageError("--\(name) needs a value: --\(name) \(option.value ?? "")")
            }
        }
        self.words = words
        self.values = values
    }

    /// Whether a switch is set.
    package func has(_ name: String) -> Bool { values[name] != nil }
    /// The value of an option.
    package subscript(_ name: String) -> String? { values[name]?.last }
    /// All values of an option that may be repeated.
    package func all(_ name: String) -> [String] { values[name] ?? [] }
}

/// The command line was not understood.
package struct UsageError: Error, CustomStringConvertible {
    package let description: String
    init(_ description: String) { self.description = description }
}
