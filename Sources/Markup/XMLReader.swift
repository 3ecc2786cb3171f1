package import Support

/// Reads XML, and what was meant to be XML, from anybody: nothing outside of the bytes is ever loaded or expanded.
package enum XMLReader {
    /// What the reading of a document found besides its events.
    package struct Report: Sendable, Equatable {
        /// The charset that was read, in lower case.
        package let charset: String
        /// The first thing that is wrong with the document, with its line; nil for a right one.
        package let flaw: String?
    }

    /// Reads a whole document and returns the handler that took its events.
    ///
    /// A document that is not well formed is repaired and read again from the start, by a second handler.
    /// - Parameters:
    ///   - charset: what the transfer declared, if it did.
    ///   - makeHandler: makes a fresh handler; called once or twice.
    package static func read<Handler: XMLHandler>(
        _ bytes: [UInt8], charset: String? = nil, limits: XMLLimits = XMLLimits(), into makeHandler: () -> Handler
    ) throws(XMLRefusal) -> (handler: Handler, report: Report) {
        let decoded = Charset.decode(bytes, declared: charset)
        let document = Charset.Decoded(
            bytes: withoutOddDeclaration(decoded.bytes), name: decoded.name, isDoubtful: decoded.isDoubtful)
        if document.bytes.count > limits.size { throw XMLRefusal("it is larger than \(limits.size >> 20) MB") }
        try refuseMonstrousTag(document.bytes)
        let handler = makeHandler()
        let first = XMLParse(handler, limits: limits, mends: false)
        try first.run(document.bytes)
        guard let flaw = first.flaw else {
            return (handler, Report(charset: document.name, flaw: document.isDoubtful ? "its charset is not the one it declares" : nil))
        }
        let second = makeHandler()
        let repaired = XMLRepair(declared: first.declared, limit: limits.size).repaired(document.bytes)
        // What is taken out of a tag may have kept two apart.
        try refuseMonstrousTag(repaired)
        let again = XMLParse(second, limits: limits, mends: true)
        try again.run(repaired)
        return (second, Report(charset: document.name, flaw: first.isOnlyDeclared ? again.flaw : flaw))
    }

    private static func refuseMonstrousTag(_ bytes: [UInt8]) throws(XMLRefusal) {
        if XMLLexer.hasMonstrousTag(bytes) { throw XMLRefusal("one of its tags has more than 2000 attributes") }
    }

    /// Code pages are known by their numbers too, which XML does not allow as names; the charset is known by now.
    private static func withoutOddDeclaration(_ bytes: [UInt8]) -> [UInt8] {
        guard let name = Charset.declared(in: bytes), name.first?.isNumber == true, let end = bytes.firstIndex(of: UInt8(ascii: ">")) else {
            return bytes
        }
        return bytes[...end].map { $0 == 10 ? $0 : 0x20 } + bytes[(end + 1)...]
    }
}

/// A document that is refused rather than read in part.
package struct XMLRefusal: DeskError, Equatable {
    /// Why; reads on after "the document is refused: ".
    package let reason: String
    package var disposition: Disposition { .permanent }
    package var description: String { "the document is refused: \(reason)" }

    init(_ reason: String) { self.reason = reason }
}
