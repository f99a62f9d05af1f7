import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const office = 'http://localhost:3000'

/** `npm run build` makes web/dist, which the server serves; `vite web` shows changes at once against a server on port 3000. */
export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023' },
  server: { proxy: { '/api': office, '/guide': office, '/health': office } },
})
