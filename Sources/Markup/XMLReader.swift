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
        let document = Charset.decode(bytes, declared: charset)
        if document.bytes.count > limits.size { throw XMLRefusal("it is larger than \(limits.size >> 20) MB") }
        if XMLLexer.hasMonstrousTag(document.bytes) { throw XMLRefusal("one of its tags has more than 2000 attributes") }
        let handler = makeHandler()
        let first = XMLParse(handler, limits: limits, mends: false)
        try first.run(document.bytes)
        guard let flaw = first.flaw else {
            return (handler, Report(charset: document.name, flaw: document.isDoubtful ? "its charset is not the one it declares" : nil))
        }
        let second = makeHandler()
        let repaired = XMLRepair(declared: first.declared, limit: limits.size).repaired(document.bytes)
        try XMLParse(second, limits: limits, mends: true).run(repaired)
        return (second, Report(charset: document.name, flaw: flaw))
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
