/// Makes a document that is nearly XML parse: what a parser would drop or stop at is escaped, replaced or taken out.
struct XMLRepair {
    /// Short entities that the document itself declares.
    let declared: [String: String]
    /// How many bytes the result may have; the rest is left out.
    let limit: Int

    /// The repaired document; UTF-8 in, UTF-8 out, without declaration, document type and comments.
    func repaired(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 16)
        bytes.withUnsafeBufferPointer { buffer in
            var lexer = XMLLexer(buffer)
            while result.count < limit, let token = lexer.next() {
                switch token.kind {
                case .comment, .instruction, .doctype: break
                case .stray: result.append(contentsOf: "&lt;".utf8)
                case .cdata: appendSection(token.range, of: buffer, to: &result)
                case .tag: appendReferences(token.range, of: buffer, to: &result)
                case .text:
                    // Before the first tag only white space may stand.
                    if !result.isEmpty { appendText(token.range, of: buffer, to: &result) }
                }
            }
        }
        return result
    }

    private func appendSection(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
        for byte in bytes[range] where isAllowed(byte) { result.append(byte) }
        // A cut document ends inside of its section.
        if !bytes[range].suffix(3).elementsEqual("]]>".utf8) { result.append(contentsOf: "]]>".utf8) }
    }

    /// Without a `>` of its own: the end of a section that none began makes libxml2 drop the text before it.
    private func appendText(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
        var start = range.lowerBound
        while let end = bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: ">")), result.count < limit {
            appendReferences(start..<end, of: bytes, to: &result)
            result.append(contentsOf: "&gt;".utf8)
            start = end + 1
        }
        appendReferences(start..<range.upperBound, of: bytes, to: &result)
    }

    private func appendReferences(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
        let end = UnsafeBufferPointer(rebasing: bytes[..<range.upperBound])
        var index = range.lowerBound
        while index < range.upperBound, result.count < limit {
            let byte = end[index]
            if byte == UInt8(ascii: "&") {
                index += appendReference(at: index, of: end, to: &result)
                continue
            }
            if isAllowed(byte) { result.append(byte) }
            index += 1
        }
    }

    /// Appends what the `&` at `index` begins and returns how many bytes that were.
    private func appendReference(at index: Int, of bytes: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) -> Int {
        guard let reference = Entities.reference(in: bytes, at: index) else {
            result.append(contentsOf: "&amp;".utf8)
            return 1
        }
        if ["amp", "lt", "gt", "quot", "apos"].contains(reference.name) {
            result.append(contentsOf: bytes[index..<(index + reference.length)])
        } else if let value = declared[reference.name] {
            Entities.append(escaped: value, to: &result)
        } else if let value = reference.value {
            Entities.append(escaped: value, to: &result)
        } else {
            result.append(contentsOf: "&amp;".utf8)
            return 1
        }
        return reference.length
    }

    private func isAllowed(_ byte: UInt8) -> Bool { byte >= 0x20 || byte == 9 || byte == 10 || byte == 13 }
}
