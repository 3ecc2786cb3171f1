import Editorial
import Testing

@Suite struct WebAddressesTests {
    @Test(arguments: [
        ("https://example.org/feed.xml", "https://example.org/feed.xml"),
        ("https://me:secret@example.org:8443/feed", "example.org:8443/feed"),
        ("feed http://example.org/feed?key=1#top", "feed example.org/feed"),
        ("See \"https://example.org/?a=b\", then http://a@b/c.", "See \"example.org/\", then b/c."),
        ("no address: //, a://", "no address: //, a://"), ("", ""), ("://", "://"), ("https://user:p@ss@host/", "host/"),
    ])
    func `what an address keeps to itself is not shown`(_ text: String, _ shown: String) {
        #expect(WebAddresses.shown(text) == shown)
    }

    @Test(arguments: [
        "evil.in", "evil.to", "evil.sh", "news.ca", "a-b.evil.in", "EVIL.IN", "evil.in/?d=1", "evil.sh/x", "evil.in:8080", "q.in",
        "evil.gmbh",
        "evil.top", "evil.com", "163.com", "xn--80ak6aa92e.xn--p1ai", "evil.рф", "readme.md/x", "see(evil.in)now", "first,evil.to",
        "l’evil.ch",
        "und/evil.li", "evil.museum/x", "t.co", "v.gd",
    ])
    func `a host without a scheme is an address whatever country it ends in`(_ word: String) {
        #expect(WebAddresses.all(in: "More at \(word), they say.").count == 1)
        #expect(WebAddresses.all(in: "More: \(word)").count == 1)
    }

    @Test(arguments: [
        "z.B. und z. B. oder d.h. am 3.im Monat, u.a. mit i.d.R. 3.5 t.", "e.g. this, i.e. that, at 5 p.m. in the U.S. or the U.K.",
        "Node.js, Vue.js/Node.js and ASP.NET read report.pdf, data.csv and index.html.", "See README.md, setup.py and install.sh.",
        "It was done.It was good.In the end.To be sure.", "Das ist alles.Im Herbst.Am Montag.So ist es.Es geht.",
        "La fin.Le livre.Et puis.La suite.", "La fin.Le début.Et déjà.La suite.",
        "Dr.med. Meier, Dipl.Ing., B.Sc. und ver.di", "E.ON, S.A. and S.p.A. with J.P.Morgan", "Version 2.0.1 at 12.30, 1.200 pieces",
        "...", "a..b", ".de",
    ])
    func `abbreviations, files and sentences without a space between them are no addresses`(_ text: String) {
        #expect(WebAddresses.all(in: text) == [])
    }
}
