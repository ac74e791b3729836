// Drives the sandbox with nothing but fetch, in the styles that hand-written clients use. Prints one line per check and fails if any fails.
// Usage: node drive.mjs http://127.0.0.1:PORT
import assert from 'node:assert/strict';
import { createHash, createHmac, randomBytes } from 'node:crypto';

const root = process.argv[2].replace(/\/$/, '');
const graph = root + '/graph/v26.0';
const oa = root + '/zalo';
const { facebook: [page], zalo: [account] } = await (await fetch(root + '/sandbox/accounts')).json();
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const kept = { access: account.access_token, refresh: account.refresh_token };

const checks = {
  async 'graph: page by bearer header'() {
    const me = await json(graph + '/me?fields=id,name,fan_count', { headers: { Authorization: `Bearer ${page.token}` } });
    assert.equal(me.id, page.page_id);
  },
  async 'graph: link post as form with the token in the body'() {
    const post = await json(`${graph}/${page.page_id}/feed`, { method: 'POST', body: new URLSearchParams({ message: 'Một tin', link: 'https://so-mau.example/1', access_token: page.token }) });
    kept.post = post.id;
  },
  async 'graph: post as JSON with read after write'() {
    const post = await send(`${graph}/me/feed?access_token=${page.token}`, { message: 'Hai', fields: 'id,permalink_url,created_time' });
    assert.match(post.created_time, /\+0000$/);
    assert.ok(post.permalink_url.startsWith(root));
  },
  async 'graph: two photos by multipart, shown in order'() {
    const ids = [];
    for (const name of ['a.png', 'b.png']) {
      const form = new FormData();
      form.set('source', new Blob([png], { type: 'image/png' }), name);
      form.set('published', 'false');
      form.set('access_token', page.token);
      ids.push((await json(`${graph}/${page.page_id}/photos`, { method: 'POST', body: form })).id);
    }

    const form = new URLSearchParams({ message: 'Hai ảnh', access_token: page.token });
    ids.forEach((id, i) => form.set(`attached_media[${i}]`, JSON.stringify({ media_fbid: id })));
    const album = await json(`${graph}/${page.page_id}/feed`, { method: 'POST', body: form });
    const read = await json(`${graph}/${album.id}?fields=attachments{subattachments}&access_token=${page.token}`);
    assert.deepEqual(read.attachments.data[0].subattachments.data.map((s) => s.target.id), ids);
  },
  async 'graph: scheduled by ISO time and listed'() {
    const at = new Date(Date.now() + 3600e3).toISOString();
    const post = await send(`${graph}/me/feed?access_token=${page.token}`, { message: 'Hẹn giờ', published: false, scheduled_publish_time: at });
    const list = await json(`${graph}/me/scheduled_posts?access_token=${page.token}`);
    assert.deepEqual(list.data.map((p) => p.id), [post.id]);
  },
  async 'graph: paging by the absolute next'() {
    const seen = [];
    let next = `${graph}/me/published_posts?limit=1&fields=id&access_token=${page.token}`;
    while (next) {
      const body = await json(next);
      seen.push(...body.data.map((p) => p.id));
      next = body.paging?.next;
    }

    assert.equal(seen.length, 3);
    assert.equal(new Set(seen).size, 3);
  },
  async 'graph: nested fields, edit, delete by method override'() {
    const body = await json(`${graph}/${page.page_id}?fields=posts.limit(1){message,attachments}&access_token=${page.token}`);
    assert.equal(body.posts.data.length, 1);
    assert.deepEqual(await send(`${graph}/${kept.post}?access_token=${page.token}`, { message: 'Đã sửa' }), { success: true });
    assert.deepEqual(await json(`${graph}/${kept.post}?method=delete&access_token=${page.token}`, { method: 'POST' }), { success: true });
    assert.equal((await refused(`${graph}/${kept.post}?access_token=${page.token}`)).error.error_subcode, 33);
  },
  async 'graph: bad token is 190, app token inspects, proof is checked'() {
    assert.equal((await refused(`${graph}/me?access_token=nonsense`)).error.code, 190);
    const report = await json(`${graph}/debug_token?input_token=${page.token}&access_token=${page.app_id}|${page.app_secret}`);
    assert.equal(report.data.is_valid, true);
    const proof = createHmac('sha256', page.app_secret).update(page.token).digest('hex');
    await json(`${graph}/me?access_token=${page.token}&appsecret_proof=${proof}`);
    assert.equal((await refused(`${graph}/me?access_token=${page.token}&appsecret_proof=00`)).error.code, 100);
  },
  async 'graph: batch without a version in the address'() {
    const batch = JSON.stringify([{ method: 'GET', relative_url: 'me?fields=name' }, { method: 'GET', relative_url: 'me/published_posts?limit=1' }]);
    const body = await json(root + '/graph', { method: 'POST', body: new URLSearchParams({ batch, access_token: page.token }) });
    assert.deepEqual(body.map((e) => e.code), [200, 200]);
  },
  async 'zalo: consent with PKCE becomes a pair'() {
    const verifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const query = new URLSearchParams({ app_id: account.app_id, redirect_uri: 'http://127.0.0.1:1/back', code_challenge: challenge, state: 's1' });
    const grant = await fetch(`${oa}/v4/oa/permission/grant?${query}&oa_id=${account.oa_id}`, { redirect: 'manual' });
    const back = new URL(grant.headers.get('location'));
    assert.equal(back.searchParams.get('state'), 's1');
    await rotate({ code: back.searchParams.get('code'), grant_type: 'authorization_code', code_verifier: verifier });
  },
  async 'zalo: refresh is single use, the second time is an empty answer'() {
    const old = kept.refresh;
    await rotate({ refresh_token: old, grant_type: 'refresh_token' });
    const again = await token({ refresh_token: old, grant_type: 'refresh_token' });
    assert.equal(await again.text(), '');
  },
  async 'zalo: article is created, verified, listed, read, updated, removed'() {
    const article = {
      type: 'normal', title: 'Lịch tiếp công dân', author: 'Văn phòng', description: 'Định kỳ', status: 'show', comment: 'show',
      cover: { cover_type: 'photo', photo_url: 'https://so-mau.example/1.jpg', status: 'show' },
      body: [{ type: 'text', content: '<p>8 giờ</p>' }],
    };
    const id = await verified(await call('POST', '/v2.0/article/create', article));
    const list = await call('GET', '/v2.0/article/getslice?offset=0&limit=10&type=normal');
    assert.deepEqual(list.data.medias.map((m) => m.id), [id]);
    assert.equal((await call('GET', `/v2.0/article/getdetail?id=${id}`)).data.title, article.title);
    assert.equal(await verified(await call('POST', '/v2.0/article/update', { ...article, id, title: 'Mới' })), id);
    const elements = [{ media_type: 'article', attachment_id: id }];
    const broadcast = { recipient: { target: {} }, message: { attachment: { type: 'template', payload: { template_type: 'media', elements } } } };
    assert.ok([0, -234].includes((await call('POST', '/v2.0/oa/message', broadcast)).error), 'accepted, or refused for the night');
    assert.equal((await call('POST', '/v2.0/article/remove', { id })).error, 0);
    assert.equal((await call('GET', `/v2.0/article/getdetail?id=${id}`)).error, -201);
  },
  async 'zalo: upload, OA, followers, quota; failures come with HTTP 200'() {
    const form = new FormData();
    form.set('file', new Blob([png], { type: 'image/png' }), 'a.png');
    const upload = await (await fetch(oa + '/v2.0/oa/upload/image', { method: 'POST', body: form, headers: { access_token: kept.access } })).json();
    assert.ok(upload.data.attachment_id);
    assert.equal((await call('GET', '/v2.0/oa/getoa')).data.oaid, account.oa_id);
    const followers = await call('GET', '/v3.0/oa/user/getlist?data=' + encodeURIComponent(JSON.stringify({ offset: 0, count: 5 })));
    assert.equal(followers.data.users.length, 5);
    assert.ok(Array.isArray((await call('POST', '/v3.0/oa/quota/message', { quota_owner: 'OA', product_type: 'cs', quota_type: 'sub_quota' })).data));
    const bad = await fetch(oa + '/v2.0/oa/getoa', { headers: { Authorization: `Bearer ${kept.access}` } });
    assert.equal(bad.status, 200);
    assert.equal((await bad.json()).error, -216);
  },
};

async function json(url, options) {
  const answer = await fetch(url, options);
  const body = await answer.json();
  assert.equal(answer.status, 200, JSON.stringify(body));
  return body;
}

const send = (url, body) => json(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

async function refused(url) {
  const answer = await fetch(url);
  assert.notEqual(answer.status, 200);
  return answer.json();
}

async function call(method, path, body) {
  const headers = { access_token: kept.access, ...(body && { 'Content-Type': 'application/json' }) };
  return (await fetch(oa + path, { method, headers, body: body && JSON.stringify(body) })).json();
}

const token = (form) => fetch(oa + '/v4/oa/access_token', {
  method: 'POST', headers: { secret_key: account.secret }, body: new URLSearchParams({ app_id: account.app_id, ...form }),
});

async function rotate(form) {
  const pair = await (await token(form)).json();
  assert.ok(pair.access_token && pair.refresh_token && Number(pair.expires_in) === 90000, JSON.stringify(pair));
  Object.assign(kept, { access: pair.access_token, refresh: pair.refresh_token });
}

async function verified(created) {
  assert.equal(created.error, 0, JSON.stringify(created));
  for (let i = 0; i < 50; i++) {
    const answer = await call('POST', '/v2.0/article/verify', { token: created.data.token });
    if (answer.error !== -214) {
      assert.equal(answer.error, 0, JSON.stringify(answer));
      return answer.data.id;
    }

    await new Promise((resolve) => setTimeout(resolve, 100));
  }

  throw new Error('never ready');
}

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
    console.log(`ok - ${name}`);
  } catch (error) {
    failed++;
    console.log(`not ok - ${name}: ${error.message}`);
  }
}

process.exitCode = failed === 0 ? 0 : 1;
