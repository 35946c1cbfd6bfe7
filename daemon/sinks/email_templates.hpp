// The mustache templates of a mail: `{{…}}` is escaped for its part, lists come from email_message.cpp.
#pragma once

#include <string_view>

namespace datelined {

inline constexpr std::string_view mail_text_template = R"({{title}}

{{#lines}}
{{.}}
{{/lines}}
{{#url}}

{{url}}
{{/url}}
{{#has_sources}}

What was written:
{{#sources}}

  "{{quote}}"
  {{by}}
{{#link}}
  {{link}}
{{/link}}
{{/sources}}
{{/has_sources}}

-- 
datelined ({{reason}})
)";

inline constexpr std::string_view mail_html_template = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{title}}</title>
</head>
<body style="margin:0;padding:16px;font-family:sans-serif;font-size:15px;line-height:1.45;color:#1b1b1b;background:#ffffff">
<div style="max-width:600px">
<h1 style="font-size:20px;line-height:1.3;margin:0 0 12px">{{title}}</h1>
{{^has_sections}}
{{#lines}}
<p style="margin:0 0 6px">{{.}}</p>
{{/lines}}
{{/has_sections}}
{{#sections}}
{{#heading}}
<h2 style="font-size:15px;line-height:1.3;margin:22px 0 6px;padding:0 0 4px;border-bottom:1px solid #d8d8d8">{{heading}}</h2>
<ul style="margin:0;padding:0;list-style:none">
{{#items}}
<li style="margin:0 0 5px">{{.}}</li>
{{/items}}
</ul>
{{/heading}}
{{#paragraphs}}
<p style="margin:14px 0 6px;color:#555555">{{.}}</p>
{{/paragraphs}}
{{/sections}}
{{#url}}
<p style="margin:14px 0"><a href="{{url}}" rel="noopener noreferrer nofollow" style="color:#0b57a4">Read the announcement</a></p>
{{/url}}
{{#has_sources}}
<h2 style="font-size:14px;margin:20px 0 8px;color:#555555">What was written</h2>
{{#sources}}
<blockquote style="margin:0 0 12px;padding:2px 0 2px 12px;border-left:3px solid #c8c8c8">
<p style="margin:0 0 4px">{{quote}}</p>
<p style="margin:0;font-size:13px;color:#555555">{{#link}}<a href="{{link}}" rel="noopener noreferrer nofollow" style="color:#555555">{{by}}</a>{{/link}}{{^link}}{{by}}{{/link}}</p>
</blockquote>
{{/sources}}
{{/has_sources}}
<p style="margin:20px 0 0;font-size:12px;color:#767676">datelined ({{reason}})</p>
</div>
</body>
</html>
)";

}  // namespace datelined
