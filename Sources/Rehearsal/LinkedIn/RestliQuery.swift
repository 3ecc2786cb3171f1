import HTTPServer

/// A query value in Rest.li 2.0's encoding: structure is literal, special characters inside strings are percent-encoded.
///
/// Source: learn.microsoft.com/linkedin/shared/api-guide/concepts/protocol-version.
enum RestliValue: Sendable, Equatable {
    case string(String)
    case list([RestliValue])
    case record([String: RestliValue])

    /// Nil for what is not well-formed, such as a URN whose colons are not encoded.
    init?(_ raw: Substring) {
        if raw.hasPrefix("List("), raw.hasSuffix(")") {
            guard let parts = Self.parts(raw.dropFirst(5).dropLast()) else { return nil }
            var values: [RestliValue] = []
            for part in parts {
                guard let value = RestliValue(part) else { return nil }
                values.append(value)
            }
            self = .list(values)
        } else if raw.hasPrefix("("), raw.hasSuffix(")") {
            guard let parts = Self.parts(raw.dropFirst().dropLast()) else { return nil }
            var members: [String: RestliValue] = [:]
            for part in parts {
                guard let colon = part.firstIndex(of: ":"), let value = RestliValue(part[part.index(after: colon)...]) else { return nil }
                members[Self.decoded(part[..<colon])] = value
            }
            self = .record(members)
        } else {
            guard !raw.contains(where: { ":(),".contains($0) }) else { return nil }
            self = .string(Self.decoded(raw))
        }
    }

    var string: String? { if case .string(let value) = self { value } else { nil } }
    var strings: [String]? { if case .list(let values) = self { values.compactMap(\.string) } else { nil } }

    /// The parts between top-level commas; nil when the brackets do not match.
    private static func parts(_ text: Substring) -> [Substring]? {
        var (parts, depth, start) = ([Substring](), 0, text.startIndex)
        for index in text.indices {
            switch text[index] {
            case "(": depth += 1
            case ")":
                depth -= 1
                if depth < 0 { return nil }
            case "," where depth == 0:
                parts.append(text[start..<index])
                start = text.index(after: index)
            default: break
            }
        }
        guard depth == 0 else { return nil }
        if start < text.endIndex || !parts.isEmpty { parts.append(text[start...]) }
        return parts
    }

    /// Decoded like a query, in which "+" is a space.
    private static func decoded(_ text: Substring) -> String {
        ServerRequest(method: "GET", target: "/?v=" + text).query("v") ?? ""
    }
}

/// The parameters of a Rest.li request.
struct RestliQuery: Sendable {
    private let values: [String: RestliValue]

    /// Nil when a value is not well-formed.
    init?(_ raw: String) {
        var values: [String: RestliValue] = [:]
        for pair in raw.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let text = parts.count > 1 ? parts[1] : ""
            // The one parameter whose commas stay as they are.
            guard let value = parts[0] == "fields" ? .string(String(text)) : RestliValue(text) else { return nil }
            values[String(parts[0])] = value
        }
        self.values = values
    }

    subscript(_ name: String) -> RestliValue? { values[name] }

    func integer(_ name: String, default standard: Int) -> Int? {
        guard let value = values[name] else { return standard }
        return value.string.flatMap { Int($0) }
    }
}
