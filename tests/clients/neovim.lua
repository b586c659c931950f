-- Opens a file, waits for diagnostics, takes the first offered wording at a word, saves, and prints what it saw as JSON.
-- Arguments: the file, the word to mend, and the server's command.
local path, word = arg[1], arg[2]
local command = vim.list_slice(arg, 3)

vim.cmd.edit(vim.fn.fnameescape(path))
local buffer = vim.api.nvim_get_current_buf()
local id = vim.lsp.start({ name = "klarsprak", cmd = command, root_dir = vim.fs.dirname(path) })
local seen = { version = tostring(vim.version()) }

local function diagnostics()
  return vim.diagnostic.get(buffer)
end
local function marked(d)
  return vim.api.nvim_buf_get_text(buffer, d.lnum, d.col, d.end_lnum, d.end_col, {})[1]
end
local function find()
  for _, d in ipairs(diagnostics()) do
    if marked(d) == word then
      return d
    end
  end
end

vim.wait(60000, function() return find() ~= nil end, 50)
seen.diagnostics = vim.tbl_map(function(d)
  return { code = d.code, text = marked(d), message = d.message, source = d.source }
end, diagnostics())
local client = vim.lsp.get_client_by_id(id)
seen.encoding = client and client.offset_encoding

local found = find()
if found then
  vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
  local hover = vim.lsp.buf_request_sync(buffer, "textDocument/hover", vim.lsp.util.make_position_params(0, client.offset_encoding), 20000)
  seen.hover = hover and hover[id] and hover[id].result and hover[id].result.contents.value
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action) return vim.startswith(action.title, "Skriv ”betala”") end,
  })
  vim.wait(20000, function()
    return not string.find(table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, true), "\n"), word, 1, true)
  end, 50)
  local function left()
    return #vim.tbl_filter(function(d) return d.code == found.code end, diagnostics())
  end
  vim.wait(20000, function() return left() == 0 end, 50)
  seen.left = left()
end
vim.cmd.write()
client:stop()
vim.wait(10000, function() return client:is_stopped() end, 50)
seen.stopped = client:is_stopped()
io.stdout:write(vim.json.encode(seen) .. "\n")
