import Support

/// What tests ask of a message are questions about its English words.
extension Message {
    package func contains(_ words: some StringProtocol) -> Bool { description.contains(words) }
    package func hasPrefix(_ words: some StringProtocol) -> Bool { description.hasPrefix(words) }
    package func hasSuffix(_ words: some StringProtocol) -> Bool { description.hasSuffix(words) }
}
