/// How one kind of value is read, shown and explained.
struct ValueForm<Value> {
    /// A right value as TOML, for messages.
    let example: String
    /// The value; throws what follows the key in the message.
    let convert: (TOMLValue) throws(Refusal) -> Value
    /// The value as TOML.
    let show: (Value) -> String
    /// A remark beside the value in force.
    var note: (Value) -> String? = { _ in nil }
}

/// Why a value is refused; reads on after the key's name.
struct Refusal: Error {
    let message: String
    /// Where, when it is not the whole value.
    var place: Place?

    init(_ message: String, at place: Place? = nil) {
        self.message = message
        self.place = place
    }
}

extension ValueForm<String> {
    /// Text that passes a check.
    static func text(example: String, check: @escaping (String) throws(Refusal) -> Void = { _ in }) -> ValueForm {
        ValueForm(
            example: example,
            convert: { value throws(Refusal) in
                guard case .string(let text) = value.kind else {
                    throw Refusal("is \(value.noun), write text in quotes, such as \(example)")
                }
                try check(text)
                return text
            },
            show: KeyText.quoted)
    }
}

extension ValueForm<Int> {
    static func integer(in range: ClosedRange<Int>) -> ValueForm {
        ValueForm(
            example: "\(range.lowerBound)",
            convert: { value throws(Refusal) in
                let wanted = "write a whole number from \(range.lowerBound) to \(range.upperBound)"
                guard case .integer(let number) = value.kind else { throw Refusal("is not a whole number, \(wanted)") }
                guard let number = Int(exactly: number), range.contains(number) else {
                    throw Refusal("= \(number) is out of range, \(wanted)")
                }
                return number
            },
            show: { "\($0)" })
    }
}

extension ValueForm<Double> {
    static func number(in range: ClosedRange<Double>) -> ValueForm {
        ValueForm(
            example: "\(range.lowerBound)",
            convert: { value throws(Refusal) in
                let wanted = "write a number from \(range.lowerBound) to \(range.upperBound)"
                let number: Double
                switch value.kind {
                case .integer(let whole): number = Double(whole)
                case .number(let fraction): number = fraction
                default: throw Refusal("is \(value.noun), \(wanted)")
                }
                guard range.contains(number) else { throw Refusal("= \(number) is out of range, \(wanted)") }
                return number
            },
            show: { "\($0)" })
    }
}

extension ValueForm<Bool> {
    static var bool: ValueForm {
        ValueForm(
            example: "true",
            convert: { value throws(Refusal) in
                guard case .bool(let truth) = value.kind else { throw Refusal("is \(value.noun), write true or false without quotes") }
                return truth
            },
            show: { $0 ? "true" : "false" })
    }
}

extension ValueForm<Duration> {
    static func duration(in range: ClosedRange<Duration>) -> ValueForm {
        let forms = "write \"15s\", \"30m\", \"6h\" or \"14d\""
        return ValueForm(
            example: "\"15s\"",
            convert: { value throws(Refusal) in
                guard case .string(let text) = value.kind else { throw Refusal("is \(value.noun) without a unit, \(forms)") }
                guard let length = ShortDuration.parse(text) else {
                    throw Refusal("= \(KeyText.quoted(text)) is not a length of time, \(forms)")
                }
                guard range.contains(length) else {
                    let (low, high) = (ShortDuration.text(range.lowerBound), ShortDuration.text(range.upperBound))
                    throw Refusal("= \(KeyText.quoted(text)) is out of range, write a length from \"\(low)\" to \"\(high)\"")
                }
                return length
            },
            show: { KeyText.quoted(ShortDuration.text($0)) })
    }
}

extension ValueForm<[String]> {
    static var strings: ValueForm {
        ValueForm(
            example: "[\"a\", \"b\"]",
            convert: { value throws(Refusal) in
                guard case .array(let elements) = value.kind else {
                    throw Refusal("is \(value.noun), write a list of texts, such as [\"a\", \"b\"]")
                }
                var texts: [String] = []
                for element in elements {
                    guard case .string(let text) = element.kind else {
                        throw Refusal("has \(element.noun) in its list, write every element in quotes", at: element.place)
                    }
                    texts.append(text)
                }
                return texts
            },
            show: { "[" + $0.map(KeyText.quoted).joined(separator: ", ") + "]" })
    }
}
