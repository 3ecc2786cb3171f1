package import Support

// Each getter comes without a default (nil when the key is not set) and with one.
extension TableReader {
    /// Text, nil when not set.
    package mutating func string(_ key: String) -> String? { read(key, default: nil, as: .text(example: "\"...\"")) }

    /// Text.
    package mutating func string(_ key: String, default fallback: String) -> String {
        read(key, default: fallback, as: .text(example: KeyText.quoted(fallback.isEmpty ? "..." : fallback))) ?? fallback
    }

    /// Text that has to be there and not be empty; empty after its problem was reported.
    package mutating func requiredString(_ key: String, example: String = "...") -> String {
        require(key, as: .filled(example: KeyText.quoted(example))) ?? ""
    }

    /// A whole number within a range, nil when not set.
    package mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? { read(key, default: nil, as: .integer(in: range)) }

    /// A whole number within a range.
    package mutating func integer(_ key: String, in range: ClosedRange<Int>, default fallback: Int) -> Int {
        read(key, default: fallback, as: .integer(in: range)) ?? fallback
    }

    /// A number within a range, nil when not set.
    package mutating func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
        read(key, default: nil, as: .number(in: range))
    }

    /// A number within a range.
    package mutating func number(_ key: String, in range: ClosedRange<Double>, default fallback: Double) -> Double {
        read(key, default: fallback, as: .number(in: range)) ?? fallback
    }

    /// True or false, nil when not set.
    package mutating func bool(_ key: String) -> Bool? { read(key, default: nil, as: .bool) }

    /// True or false.
    package mutating func bool(_ key: String, default fallback: Bool) -> Bool { read(key, default: fallback, as: .bool) ?? fallback }

    /// A length of time such as `"15s"`, `"30m"`, `"6h"`, `"14d"`, nil when not set.
    package mutating func duration(_ key: String, in range: ClosedRange<Duration> = .anyLength) -> Duration? {
        read(key, default: nil, as: .duration(in: range))
    }

    /// A length of time such as `"15s"`, `"30m"`, `"6h"`, `"14d"`.
    package mutating func duration(_ key: String, in range: ClosedRange<Duration> = .anyLength, default fallback: Duration) -> Duration {
        read(key, default: fallback, as: .duration(in: range)) ?? fallback
    }

    /// A list of texts.
    package mutating func strings(_ key: String, default fallback: [String] = []) -> [String] {
        read(key, default: fallback, as: .strings) ?? fallback
    }

    /// One of a few words, nil when not set.
    package mutating func choice(_ key: String, of words: [String]) -> String? { read(key, default: nil, as: .choice(of: words)) }

    /// One of a few words.
    package mutating func choice(_ key: String, of words: [String], default fallback: String) -> String {
        read(key, default: fallback, as: .choice(of: words)) ?? fallback
    }

    /// One of a few words that has to be there; nil after its problem was reported.
    package mutating func requiredChoice(_ key: String, of words: [String]) -> String? { require(key, as: .choice(of: words)) }

    /// One of the cases of an enumeration, by raw value.
    package mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(_ key: String, default fallback: Choice) -> Choice {
        Choice(rawValue: choice(key, of: Choice.allCases.map(\.rawValue), default: fallback.rawValue)) ?? fallback
    }

    /// Where a secret is kept: `{ credential = "name" }`, `{ env = "NAME" }` or `{ file = "/path" }`; nil when not set.
    package mutating func secret(_ key: String) -> SecretReference? { read(key, default: nil, as: .secret(named: secretName(key))) }

    /// Where a secret is kept, which has to be said; nil after its problem was reported.
    package mutating func requiredSecret(_ key: String) -> SecretReference? { require(key, as: .secret(named: secretName(key))) }

    /// An http or https address, nil when not set.
    package mutating func url(_ key: String) -> String? { read(key, default: nil, as: .webAddress) }

    /// An http or https address.
    package mutating func url(_ key: String, default fallback: String) -> String {
        read(key, default: fallback, as: .webAddress) ?? fallback
    }

    /// An http or https address that has to be there; empty after its problem was reported.
    package mutating func requiredURL(_ key: String) -> String { require(key, as: .webAddress) ?? "" }

    /// An http or https address, in the file or kept as a secret; nil when not set.
    package mutating func secretOrURL(_ key: String) -> SecretOrText? {
        read(key, default: nil, as: .secretOrAddress(named: secretName(key)))
    }

    /// The name of a time zone such as `Europe/Berlin`, nil when not set.
    package mutating func zone(_ key: String) -> String? { read(key, default: nil, as: .zone) }

    /// The name of a time zone such as `Europe/Berlin`.
    package mutating func zone(_ key: String, default fallback: String) -> String { read(key, default: fallback, as: .zone) ?? fallback }

    /// A name worth proposing for the credential: `notion-token` for the key `token` in `[notion]`.
    private func secretName(_ key: String) -> String {
        let owner = name.prefix { $0 != "." }
        return owner.isEmpty ? key : "\(owner)-\(key)"
    }
}

extension ClosedRange<Duration> {
    /// From nothing to ten years.
    package static var anyLength: ClosedRange<Duration> { .zero ... .seconds(3650 * 86_400) }
}
