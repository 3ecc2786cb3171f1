import FoundationEssentials

/// Words alone are stored as what they are, as they were before there were other languages.
extension Message: Codable {
    private enum Key: String, CodingKey { case says, with }

    package init(from decoder: any Decoder) throws {
        if let words = try? decoder.singleValueContainer().decode(String.self) {
            self.init(words)
        } else {
            let container = try decoder.container(keyedBy: Key.self)
            self.init(
                template: try container.decode(String.self, forKey: .says),
                arguments: try container.decodeIfPresent([Argument].self, forKey: .with) ?? [])
        }
    }

    package func encode(to encoder: any Encoder) throws {
        let isInEnglish = Self.inEnglish.flatMap { encoder.userInfo[$0] as? Bool } ?? false
        if let words = isInEnglish ? description : words {
            var container = encoder.singleValueContainer()
            return try container.encode(words)
        }
        try json.encode(to: encoder)
    }

    fileprivate var json: JSON {
        words.map { .string($0) } ?? ["says": .string(template), "with": .array(arguments.map(\.json))]
    }

    /// Set in an encoder for programs of others, which want the words alone.
    static let inEnglish = CodingUserInfoKey(rawValue: "messages in English")

    /// The words where that is all; nil with places.
    private var words: String? {
        if arguments.isEmpty { return template }
        guard arguments.count == 1, template == "{1}" else { return nil }
        return switch arguments[0] {
        case .text(let text): text
        case .message(let message): message.words
        case .number, .decimal, .moment, .plural: nil
        }
    }
}

extension Message {
    private static let mark = "{\"says\":"

    /// For a column of text: the words alone, or the message as JSON.
    package var stored: String {
        words ?? json.text
    }

    /// What `stored` gave, or words of an earlier time.
    package init(stored: String) {
        let known =
            stored.hasPrefix(Self.mark) ? try? JSON(parsing: Array(stored.utf8)).decoded(as: Message.self) : nil
        self = known ?? Message(stored)
    }
}

extension Message.Argument: Codable {
    private enum Key: String, CodingKey { case decimal, count, one, many }

    package init(from decoder: any Decoder) throws {
        let single = try decoder.singleValueContainer()
        if let text = try? single.decode(String.self) {
            self = .text(text)
        } else if let number = try? single.decode(Int.self) {
            self = .number(number)
        } else if let message = try? single.decode(Message.self) {
            self = .message(message)
        } else {
            let container = try decoder.container(keyedBy: Key.self)
            if let count = try container.decodeIfPresent(Int.self, forKey: .count) {
                self = .plural(
                    count, one: try container.decode(Message.self, forKey: .one), many: try container.decode(Message.self, forKey: .many))
            } else if let decimal = try container.decodeIfPresent(Double.self, forKey: .decimal) {
                self = .decimal(decimal)
            } else {
                self = .moment(try single.decode(Moment.self))
            }
        }
    }

    package func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }

    fileprivate var json: JSON {
        switch self {
        case .text(let text): .string(text)
        case .number(let number): .integer(number)
        case .moment(let moment): (try? JSON(encoding: moment)) ?? .null
        // Alone it would be read as the words of others.
        case .message(let message): message.arguments.isEmpty ? ["says": .string(message.template)] : message.json
        case .decimal(let number): ["decimal": .number(number)]
        case .plural(let count, let one, let many): ["count": .integer(count), "one": one.json, "many": many.json]
        }
    }
}
