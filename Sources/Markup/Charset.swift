internal import CXML2

/// Brings documents of any charset to UTF-8.
package enum Charset {
    /// A document in UTF-8.
    package struct Decoded: Sendable, Equatable {
        /// Valid UTF-8 without a byte order mark.
        package let bytes: [UInt8]
        /// The charset that was read, in lower case.
        package let name: String
        /// Whether something did not fit the declared charset.
        package let isDoubtful: Bool
    }

    /// Decodes a document; it never fails, what means nothing is replaced.
    ///
    /// A byte order mark wins, then what the transfer declared, then what the document declares. UTF-8 that says otherwise stays
    /// UTF-8: text of another charset is hardly ever valid UTF-8 by chance.
    package static func decode(_ bytes: [UInt8], declared: String? = nil) -> Decoded {
        if let mark = byteOrderMark(bytes) { return convert(Array(bytes.dropFirst(mark.count)), from: mark.name, doubtful: false) }
        let wanted =
            declared.flatMap(known) ?? (isEBCDIC(bytes) ? Self.declared(in: bytes) ?? "ibm037" : declaration(in: bytes)).flatMap(known)
            ?? "utf-8"
        let survey = UTF8Bytes.survey(bytes)
        if survey.isValid, !survey.isASCII || isASCIICompatible(wanted) {
            return Decoded(bytes: bytes, name: survey.isASCII ? wanted : "utf-8", isDoubtful: !survey.isASCII && wanted != "utf-8")
        }
        if survey.isASCII, !bytes.contains(0), isWide(wanted) { return Decoded(bytes: bytes, name: "utf-8", isDoubtful: true) }
        if wanted == "utf-8" || wanted == "us-ascii" {
            // The transfer is wrong, and the document may know better.
            if declared != nil, let own = declaration(in: bytes).flatMap(known), isASCIICompatible(own),
                !["utf-8", "us-ascii"].contains(own)
            {
                return convert(bytes, from: own, doubtful: true)
            }
            if !UTF8Bytes.isMostlyValid(bytes), let guess = CharsetGuess.name(of: bytes) {
                return convert(bytes, from: guess, doubtful: true)
            }
            return Decoded(bytes: UTF8Bytes.mended(bytes), name: "windows-1252", isDoubtful: true)
        }
        return convert(bytes, from: wanted, doubtful: false)
    }

    /// Whether every letter takes two bytes at least, one of them zero in Latin text.
    static func isWide(_ name: String) -> Bool { name.hasPrefix("utf-16") || name.hasPrefix("utf-32") }

    /// Whether the bytes are plain ASCII, which nearly every charset agrees on.
    package static func isASCII(_ bytes: [UInt8]) -> Bool { UTF8Bytes.survey(bytes).isASCII }

    /// What the document itself declares, in lower case, whatever its charset is.
    package static func declared(in bytes: [UInt8]) -> String? {
        var head = Array(bytes.prefix(2048))
        if let mark = byteOrderMark(bytes) {
            head = convert(Array(head.dropFirst(mark.count)), from: mark.name, doubtful: false).bytes
        } else if isEBCDIC(bytes) {
            head = convert(head, from: "ibm037", doubtful: false).bytes
        }
        guard head.drop(while: { $0 <= 0x20 }).starts(with: "<?xml".utf8) else { return nil }
        return declaration(in: head).flatMap { $0.isEmpty ? nil : $0 }
    }

    static func convert(_ bytes: [UInt8], from name: String, doubtful: Bool) -> Decoded {
        if name == "utf-8" {
            let isValid = UTF8Bytes.survey(bytes).isValid
            return Decoded(bytes: isValid ? bytes : UTF8Bytes.mended(bytes), name: name, isDoubtful: !isValid)
        }
        guard let converter = cxml_open(iconvNames[name] ?? name) else {
            return Decoded(bytes: UTF8Bytes.mended(bytes), name: "windows-1252", isDoubtful: true)
        }
        defer { iconv_close(converter) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 3 / 2)
        var invalid = false
        bytes.withUnsafeBufferPointer { input in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64 << 10) { output in
                var index = 0
                while index < input.count {
                    let step = cxml_convert(
                        converter, input.baseAddress! + index, input.count - index, output.baseAddress!, output.count)
                    result.append(contentsOf: UnsafeBufferPointer(rebasing: output[..<step.written]))
                    index += step.taken
                    if step.invalid != 0 {
                        invalid = true
                        UTF8Bytes.append(0xFFFD, to: &result)
                        index += 1
                    } else if step.taken == 0, step.full == 0 {
                        break
                    }
                }
            }
        }
        return Decoded(bytes: result, name: name, isDoubtful: doubtful || invalid)
    }

    /// Whether it begins with `<?xm` in the code of IBM's large machines.
    private static func isEBCDIC(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x4C, 0x6F, 0xA7, 0x94]) }

    private static func byteOrderMark(_ bytes: [UInt8]) -> (name: String, count: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return ("utf-8", 3) }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return ("utf-32le", 4) }
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return ("utf-32be", 4) }
        if bytes.starts(with: [0xFF, 0xFE]) { return ("utf-16le", 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return ("utf-16be", 2) }
        // Without a mark, but "<" gives it away.
        if bytes.starts(with: [0, 0, 0, 0x3C]) { return ("utf-32be", 0) }
        if bytes.starts(with: [0x3C, 0, 0, 0]) { return ("utf-32le", 0) }
        if bytes.starts(with: [0x3C, 0]) { return ("utf-16le", 0) }
        if bytes.starts(with: [0, 0x3C]) { return ("utf-16be", 0) }
        return nil
    }
}
