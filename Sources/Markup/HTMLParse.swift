internal import CXML2

/// Takes the events of an HTML fragment or page; beginnings and ends match, whatever the source forgot.
protocol HTMLSink: AnyObject {
    func start(_ name: String, _ attributes: HTMLAttributes)
    func end(_ name: String)
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The attributes of a tag while its event lasts; most are never looked at, so they are read when asked for.
struct HTMLAttributes {
    fileprivate let list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?

    /// Whether the tag has none.
    var isEmpty: Bool { list == nil }

    /// The value of an attribute, references replaced; empty when it has none, nil when it is not there.
    subscript(_ name: String) -> String? {
        guard let list else { return nil }
        var entry = list
        while let key = entry[0] {
            if xmlStrEqual(key, name) != 0 { return entry[1].map { String(cString: $0) } ?? "" }
            entry += 2
        }
        return nil
    }
}

/// One run of libxml2's HTML parser.
///
/// It pulls: the pushing parser loses text behind `<script>` when its pieces are small (measured with 2.9.14).
final class HTMLParse {
    private let sink: any HTMLSink
    private var context: htmlParserCtxtPtr?
    private var depth = 0
    /// Each end tag is compared with all open elements; no page is as deep.
    private static let deepest = 400
    /// More attributes than any tag has, even where a quote is missing and words are taken for some.
    private static let mostAttributes = 500

    private init(_ sink: any HTMLSink) { self.sink = sink }

    /// Sends the events of a text in UTF-8 to the sink; what is too deep, or has hundreds of attributes, is left out.
    static func run(_ html: [UInt8], into sink: any HTMLSink) {
        XMLLibrary.start
        // Inside of a body the parser does not put bare text into a paragraph; it takes a zero byte for the end.
        var html = Array("<body>".utf8) + html
        if html.contains(0) { html.removeAll { $0 == 0 } }
        if hasMonstrousTag(html) { return }
        let parse = HTMLParse(sink)
        withExtendedLifetime(parse) {
            html.withUnsafeBytes { parse.pull($0.assumingMemoryBound(to: CChar.self)) }
        }
    }

    /// Whether some tag has so many attributes that the parser, which compares each with all others, would take minutes.
    private static func hasMonstrousTag(_ html: [UInt8]) -> Bool {
        // So few bytes hold no harm.
        if html.count <= 2048 { return false }
        return html.withUnsafeBufferPointer { TagCensus.finds(moreThan: mostAttributes, in: $0) }
    }

    private func pull(_ bytes: UnsafeBufferPointer<CChar>) {
        guard bytes.count > 0, bytes.count < Int32.max, let context = htmlCreateMemoryParserCtxt(bytes.baseAddress, Int32(bytes.count))
        else { return }
        self.context = context
        var callbacks = HTMLParse.callbacks
        withUnsafeMutablePointer(to: &callbacks) { callbacks in
            // The context frees the handler that it was made with.
            let own = context.pointee.sax
            context.pointee.sax = callbacks
            context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
            let options = [HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET, HTML_PARSE_IGNORE_ENC]
            htmlCtxtUseOptions(context, options.reduce(0) { $0 | Int32($1.rawValue) })
            xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
            htmlParseDocument(context)
            context.pointee.sax = own
        }
        if let tree = context.pointee.myDoc { xmlFreeDoc(tree) }
        context.pointee.myDoc = nil
        htmlFreeParserCtxt(context)
        self.context = nil
    }

    fileprivate func start(_ name: String, _ attributes: HTMLAttributes) {
        depth += 1
        if depth > HTMLParse.deepest { return xmlStopParser(context) }
        sink.start(name, attributes)
    }

    fileprivate func end(_ name: String) {
        depth -= 1
        sink.end(name)
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> HTMLParse {
        Unmanaged<HTMLParse>.fromOpaque(context!)._withUnsafeGuaranteedRef { $0 }
    }

    nonisolated(unsafe) private static let callbacks: htmlSAXHandler = {
        let characters: charactersSAXFunc = { context, text, count in
            HTMLParse.of(context).sink.text(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        var callbacks = htmlSAXHandler()
        callbacks.initialized = XML_SAX2_MAGIC
        callbacks.startElement = { context, name, list in
            HTMLParse.of(context).start(name.map { String(cString: $0) } ?? "", HTMLAttributes(list: list))
        }
        callbacks.endElement = { context, name in HTMLParse.of(context).end(name.map { String(cString: $0) } ?? "") }
        callbacks.characters = characters
        callbacks.ignorableWhitespace = characters
        // The bodies of scripts and styles.
        callbacks.cdataBlock = { _, _, _ in }
        callbacks.serror = { _, _ in }
        return callbacks
    }()
}
