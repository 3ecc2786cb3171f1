extension Message: ExpressibleByStringInterpolation {
    package init(stringLiteral words: String) { self.init(template: words, arguments: []) }
    package init(stringInterpolation: StringInterpolation) {
        self.init(template: stringInterpolation.template, arguments: stringInterpolation.arguments)
    }

    /// Takes a literal's words into the template and puts what is interpolated into places.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var template = ""
        fileprivate var arguments: [Argument] = []

        package init(literalCapacity: Int, interpolationCount: Int) { template.reserveCapacity(literalCapacity + 3 * interpolationCount) }

        package mutating func appendLiteral(_ literal: String) { template += literal }
        package mutating func appendInterpolation(_ message: Message) { place(.message(message)) }
        package mutating func appendInterpolation(_ number: Int) { place(.number(number)) }
        package mutating func appendInterpolation(_ number: Double) { place(.decimal(number)) }
        package mutating func appendInterpolation(_ moment: Moment) { place(.moment(moment)) }

        // Where both fit, as with a literal in a literal, the message is meant: its words have to be said in the other languages too.
        @_disfavoredOverload
        package mutating func appendInterpolation(_ words: some StringProtocol) { place(.text(String(words))) }

        private mutating func place(_ argument: Argument) {
            arguments.append(argument)
            template += "{\(arguments.count)}"
        }
    }
}
