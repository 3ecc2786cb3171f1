package import Support

/// A text that may stand in the file, or be kept as a secret elsewhere.
package enum SecretOrText: Sendable, Hashable {
    case text(String)
    case secret(SecretReference)

    /// The text; throws `SecretProblem`.
    package func resolve() throws -> Secret {
        switch self {
        case .text(let text): Secret(text)
        case .secret(let reference): try reference.resolve()
        }
    }
}

extension ValueForm<SecretOrText> {
    /// A web address, or where one is kept that is a secret.
    static func secretOrAddress(named name: String) -> ValueForm {
        let (plain, kept) = (ValueForm<String>.webAddress, ValueForm<SecretReference>.secret(named: name))
        return ValueForm(
            example: kept.example,
            convert: { value throws(Refusal) in
                if case .table = value.kind { return .secret(try kept.convert(value)) }
                return .text(try plain.convert(value))
            },
            show: { value in
                switch value {
                case .text(let text): plain.show(text)
                case .secret(let reference): kept.show(reference)
                }
            },
            note: { value in if case .secret(let reference) = value { kept.note(reference) } else { nil } })
    }
}
