internal import CXML2

/// One run of libxml2's push parser over a document in UTF-8.
final class XMLParse {
    /// The first thing that is not well formed; a run that does not mend stops there.
    private(set) var flaw: String?
    /// Short entities without references in them that the document declares.
    private(set) var declared: [String: String] = [:]

    /// Whether it only names entities that it declares, which is no flaw though it is read as one.
    private(set) var isOnlyDeclared = false

    private let handler: any XMLHandler
    private let limits: XMLLimits
    private let mends: Bool
    private var refusal: XMLRefusal?
    private var context: xmlParserCtxtPtr?
    private var depth = 0
    private var pending: [UInt8] = []
    private var names = XMLNames()
    /// The declarations of namespaces that hold now, by the depths of their elements.
    private var namespaces: [(depth: Int, count: Int)] = []
    private var attributeDefaults = 0

    init(_ handler: any XMLHandler, limits: XMLLimits, mends: Bool) {
        self.handler = handler
        self.limits = limits
        self.mends = mends
    }

    func run(_ document: [UInt8]) throws(XMLRefusal) {
        XMLLibrary.start
        // The library keeps pointers to neither past the call that frees the context.
        withExtendedLifetime(self) {
            var callbacks = XMLParse.callbacks
            withUnsafeMutablePointer(to: &callbacks) { push(document, to: $0) }
        }
        if let refusal { throw refusal }
    }

    private func push(_ document: [UInt8], to callbacks: UnsafeMutablePointer<xmlSAXHandler>) {
        guard let context = xmlCreatePushParserCtxt(callbacks, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil) else {
            refusal = XMLRefusal("there is no memory for it")
            return
        }
        self.context = context
        let options = [XML_PARSE_RECOVER, XML_PARSE_NONET, XML_PARSE_NOERROR, XML_PARSE_NOWARNING, XML_PARSE_IGNORE_ENC]
        xmlCtxtUseOptions(context, options.reduce(0) { $0 | Int32($1.rawValue) })
        xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        document.withUnsafeBytes { bytes in
            // In pieces, so that a refused document is not read to its end.
            for start in stride(from: 0, to: bytes.count, by: 32 << 10) where !isOver {
                let piece = bytes[start..<min(bytes.count, start + 32 << 10)]
                xmlParseChunk(
                    context, UnsafeRawBufferPointer(rebasing: piece).assumingMemoryBound(to: CChar.self).baseAddress, Int32(piece.count), 0)
            }
            if !isOver { xmlParseChunk(context, nil, 0, 1) }
        }
        if !isOver { flushText() }
        if let tree = context.pointee.myDoc { xmlFreeDoc(tree) }
        context.pointee.myDoc = nil
        xmlFreeParserCtxt(context)
        self.context = nil
    }

    private var isOver: Bool { refusal != nil || (flaw != nil && !mends) }

    // MARK: What the library calls

    fileprivate func start(
        _ name: XMLName, _ attributes: @autoclosure () -> [(name: XMLName, value: String)],
        _ declarations: @autoclosure () -> [(prefix: String, uri: String)], declared: Int
    ) {
        mend()
        if isOver { return }
        flushText()
        depth += 1
        if depth > limits.depth { return refuse("its elements are nested deeper than \(limits.depth)") }
        if declared > 0 { namespaces.append((depth, declared)) }
        if declared > 0, namespaces.reduce(0, { $0 + $1.count }) > limits.namespaces {
            return refuse("it declares more than \(limits.namespaces) namespaces inside of each other")
        }
        if names.count > limits.names { return refuse("it has more than \(limits.names) names of elements and attributes") }
        handler.start(XMLElement(name: name, attributes: attributes(), declarations: depth == 1 ? declarations() : []))
    }

    fileprivate func end(_ name: XMLName) {
        mend()
        if isOver { return }
        flushText()
        if namespaces.last?.depth == depth { namespaces.removeLast() }
        depth -= 1
        handler.end(name)
    }

    fileprivate func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        mend()
        if isOver || pending.count + bytes.count > limits.text { return }
        pending.append(contentsOf: bytes)
    }

    fileprivate func declare(_ name: String, _ kind: Int32, _ value: String?) {
        // Old RDF names the W3C's list of letters, which is not loaded and not needed.
        if kind == Int32(XML_EXTERNAL_PARAMETER_ENTITY.rawValue) { return }
        // An honest document declares a few letters; bombs and thefts of files are made of references and of outside entities.
        guard kind == Int32(XML_INTERNAL_GENERAL_ENTITY.rawValue), let value, value.utf8.count <= 64, declared.count < 256,
            !value.contains("&"), !value.contains("%"), !value.contains("<")
        else { return refuse("it declares an entity made of other entities, of markup or of another file, which feeds have no use for") }
        declared[name] = value
    }

    /// Each element is given the defaults that are declared for it, after a look at all of them.
    fileprivate func declareAttribute() {
        attributeDefaults += 1
        if attributeDefaults > 64 { refuse("it declares attributes, which feeds have no use for") }
    }

    fileprivate func missEntity(_ name: String) {
        if flaw == nil { isOnlyDeclared = declared[name] != nil }
        note("the entity &\(name); is not declared")
    }

    fileprivate func note(_ error: String) {
        // A list of letters of the W3C that is not loaded.
        if flaw == nil, error.hasPrefix("PEReference") { isOnlyDeclared = true }
        if flaw == nil { flaw = context.map { "line \(xmlSAX2GetLineNumber($0)): \(error)" } ?? error }
    }

    private func refuse(_ reason: String) {
        if refusal == nil { refusal = XMLRefusal(reason) }
        xmlStopParser(context)
    }

    /// After one error libxml2 2.9 drops every reference, even `&amp;` (xmlParseReference returns early).
    private func mend() {
        guard let context, context.pointee.wellFormed == 0 else { return }
        if flaw == nil { flaw = "it is not well formed" }
        context.pointee.wellFormed = 1
    }

    private func flushText() {
        if pending.isEmpty { return }
        handler.text(pending.withUnsafeBufferPointer { String(utf8: $0) })
        pending.removeAll(keepingCapacity: true)
    }

    fileprivate func name(
        _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?
    ) -> XMLName { names.name(local, prefix, uri) }

    /// Five pointers to an attribute: name, prefix, namespace, and its value's begin and end.
    fileprivate func attributes(_ count: Int, _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) -> [(name: XMLName, value: String)] {
        guard count > 0, let list else { return [] }
        return (0..<count).map { index in
            let entry = list + 5 * index
            return (name(entry[0], entry[1], entry[2]), XMLParse.value(UnsafeBufferPointer(start: entry[3], count: entry[4]! - entry[3]!)))
        }
    }

    /// The value of an attribute, in which `&amp;` arrives as its number.
    private static func value(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            plain.append(bytes[index])
            let isReference = bytes[index] == UInt8(ascii: "&") && bytes[index...].starts(with: ampersand)
            index += isReference ? ampersand.count : 1
        }
        return String(decoding: plain, as: UTF8.self)
    }

    private static let ampersand = Array("&#38;".utf8)
}

extension XMLParse {
    /// Pairs of prefix and URI.
    private static func declarations(
        _ count: Int, _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) -> [(prefix: String, uri: String)] {
        guard let list else { return [] }
        return (0..<count).map { index in
            (list[2 * index].map { String(cString: $0) } ?? "", list[2 * index + 1].map { String(cString: $0) } ?? "")
        }
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> XMLParse {
        Unmanaged<XMLParse>.fromOpaque(context!)._withUnsafeGuaranteedRef { $0 }
    }

    nonisolated(unsafe) private static let callbacks: xmlSAXHandler = {
        let characters: charactersSAXFunc = { context, text, count in
            XMLParse.of(context).text(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        var callbacks = xmlSAXHandler()
        callbacks.initialized = XML_SAX2_MAGIC
        callbacks.startElementNs = { context, local, prefix, uri, declared, declarations, count, _, list in
            let parse = XMLParse.of(context)
            parse.start(
                parse.name(local, prefix, uri), parse.attributes(Int(count), list), XMLParse.declarations(Int(declared), declarations),
                declared: Int(declared))
        }
        callbacks.endElementNs = { context, local, prefix, uri in
            let parse = XMLParse.of(context)
            parse.end(parse.name(local, prefix, uri))
        }
        callbacks.characters = characters
        callbacks.ignorableWhitespace = characters
        callbacks.cdataBlock = characters
        callbacks.entityDecl = { context, name, kind, _, _, content in
            XMLParse.of(context).declare(name.map { String(cString: $0) } ?? "", kind, content.map { String(cString: $0) })
        }
        callbacks.attributeDecl = { context, _, _, _, _, _, choices in
            XMLParse.of(context).declareAttribute()
            xmlFreeEnumeration(choices)
        }
        callbacks.getEntity = { context, name in
            XMLParse.of(context).missEntity(name.map { String(cString: $0) } ?? "")
            return nil
        }
        callbacks.serror = { context, error in
            guard let context, let error, error.pointee.level == XML_ERR_FATAL else { return }
            let message = error.pointee.message.map { String(cString: $0) } ?? "it is not well formed"
            XMLParse.of(context).note(message.filter { !$0.isNewline })
        }
        return callbacks
    }()
}

/// The library itself.
enum XMLLibrary {
    /// Prepares it for use by several threads; once.
    static let start: Void = xmlInitParser()
}
