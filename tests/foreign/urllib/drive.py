"""Drives the sandbox with Python's own library only. Prints one line per check and fails if any fails.
Usage: python3 drive.py http://127.0.0.1:PORT"""
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

ROOT = sys.argv[1].rstrip("/")
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")


def call(method, url, form=None, body=None, headers=None, raw=None):
    headers = dict(headers or {})
    data = raw
    if form is not None:
        data = urllib.parse.urlencode(form).encode()
    elif body is not None:
        data = json.dumps(body).encode()
        headers["Content-Type"] = "application/json"
    request = urllib.request.Request(ROOT + url, data=data, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.loads(answer.read() or b"null")
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read())


def multipart(fields, name, file_name, content):
    boundary = "----sandbox"
    parts = b"".join(f'--{boundary}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n'.encode() for k, v in fields.items())
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{file_name}"\r\n\r\n'.encode()
    return parts + head + content + f"\r\n--{boundary}--\r\n".encode(), {"Content-Type": f"multipart/form-data; boundary={boundary}"}


ACCOUNTS = call("GET", "/sandbox/accounts")[1]
PAGE, OA = ACCOUNTS["facebook"][0], ACCOUNTS["zalo"][0]


def graph_life():
    status, post = call("POST", f"/graph/v25.0/{PAGE['page_id']}/feed", form={"message": "Tin Python", "access_token": PAGE["token"]})
    assert status == 200, post
    raw, headers = multipart({"caption": "Ảnh"}, "source", "a.png", PNG)
    status, photo = call("POST", f"/graph/v25.0/me/photos?access_token={PAGE['token']}", raw=raw, headers=headers)
    assert status == 200 and photo["post_id"], photo
    status, read = call("GET", f"/graph/{post['id']}?fields=message&access_token={PAGE['token']}")
    assert read["message"] == "Tin Python", read
    status, gone = call("DELETE", f"/graph/v25.0/{post['id']}", headers={"Authorization": "OAuth " + PAGE["token"]})
    assert gone == {"success": True}, gone


def graph_refusals():
    status, body = call("GET", "/graph/v25.0/me", headers={"Authorization": "Bearer nonsense"})
    assert (status, body["error"]["code"]) == (400, 190), body
    assert {"message", "type", "code", "fbtrace_id"} <= set(body["error"]), body
    status, body = call("GET", "/graph/v25.0/me")
    assert body["error"]["code"] == 2500, body


def zalo_life():
    headers = {"access_token": OA["access_token"]}
    article = {
        "type": "normal", "title": "Tin Python", "author": "Sở", "description": "Mô tả", "status": "show",
        "cover": {"cover_type": "photo", "photo_url": "https://so-mau.example/1.jpg", "status": "show"},
        "body": [{"type": "text", "content": "<p>Một</p>"}],
    }
    created = call("POST", "/zalo/v2.0/article/create", body=article, headers=headers)[1]
    for _ in range(50):
        verified = call("POST", "/zalo/v2.0/article/verify", body={"token": created["data"]["token"]}, headers=headers)[1]
        if verified["error"] != -214:
            break
        time.sleep(0.1)
    assert verified["error"] == 0, verified
    listed = call("GET", "/zalo/v2.0/article/getslice?offset=0&limit=10&type=normal", headers=headers)[1]
    assert [m["id"] for m in listed["data"]["medias"]] == [verified["data"]["id"]], listed
    raw, kind = multipart({}, "file", "a.png", PNG)
    assert call("POST", "/zalo/v2.0/oa/upload/image", raw=raw, headers={**headers, **kind})[1]["data"]["attachment_id"]


def zalo_refresh():
    form = {"refresh_token": OA["refresh_token"], "app_id": OA["app_id"], "grant_type": "refresh_token"}
    status, pair = call("POST", "/zalo/v4/oa/access_token", form=form, headers={"secret_key": OA["secret"]})
    assert status == 200 and pair["expires_in"] == "90000", pair
    assert call("GET", "/zalo/v2.0/oa/getoa", headers={"access_token": OA["access_token"]})[1]["error"] in (-216, -220)
    assert call("GET", "/zalo/v2.0/oa/getoa", headers={"access_token": pair["access_token"]})[1]["error"] == 0


failed = 0
for check in (graph_life, graph_refusals, zalo_life, zalo_refresh):
    try:
        check()
        print("ok -", check.__name__)
    except Exception as error:  # noqa: BLE001: every failure is a line of the report
        failed += 1
        print("not ok -", check.__name__, repr(error))
sys.exit(failed > 0)
