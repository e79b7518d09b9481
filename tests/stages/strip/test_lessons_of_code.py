"""Lessons that show markup, scripts and style sheets keep them; what a crawler left in a paper goes."""

import pytest

from eduparse.document.document import Document
from eduparse.pipeline import pipeline
from eduparse.settings import Settings

VUE = """第三课 我的第一个组件

同学们打开记事本，新建文件 hello.vue，把下面的内容照着打一遍。

<template>
  <div class="box">{{ msg }}</div>
</template>

<script>
export default {
  data() {
    return { msg: '你好，青禾镇！' }
  }
}
</script>

<style scoped>
.box { color: red; }
</style>

保存之后，在浏览器里就能看到一行红色的字。想一想：把 red 换成 blue 会怎样？
"""
SOUND = """怎样给班级网页加一段音乐

在页面的最下面写上：

<audio src="song.mp3" controls></audio>

如果要自动播放，就加上 autoplay：

<audio src="song.mp3" controls autoplay></audio>

注意：手机上一般不会自动播放。
"""
BUTTON = """点名小程序的做法

1. 新建 index.html，写入：
<button onclick="pick()">点名</button>
<p id="who"></p>
<script>
var names = ["周小满", "孟夏"];
function pick() {
  document.getElementById("who").innerText = names[0];
}
</script>
2. 双击打开，点一下按钮就会出现一个名字。
3. 把名单换成你们班的。
"""


def _clean(text: str) -> str:
    docs = pipeline(Settings()).run(Document.of_page("page", "page.txt", text))
    return "\n".join(d.text for d in docs)


@pytest.mark.parametrize("text", [VUE, SOUND, BUTTON])
def test_a_lesson_keeps_its_code(text: str) -> None:
    assert _clean(text) == text


def test_a_comment_that_is_shown_stays() -> None:
    text = "小程序里，wxml 的注释是 <!-- 注释 -->，js 的注释是 // 注释。\n"
    assert _clean(text) == text


def test_what_a_crawler_left_in_a_paper_goes() -> None:
    text = (
        "青禾县教育局关于做好校园安全工作的通知\n各学校：\n现将有关事项通知如下：\n<p>一、各校要加强值班。</p>\n"
        "<script>\nvar page = 1;\n</script>\n<p>二、各校要加强巡查。</p>\n青禾县教育局\n2022年3月1日\n"
    )
    cleaned = _clean(text)
    assert "<" not in cleaned
    assert "<" not in _clean("<!-- 正文开始 -->" + text)
    assert "var page" not in cleaned
