let audio: AudioContext | null = null

/** A short tone, as an adding machine makes it. A browser without sound stays silent: what is wrong also stands on the screen. */
export function beep(): void {
  try {
    audio ??= new AudioContext()
    const tone = audio.createOscillator()
    const loud = audio.createGain()
    tone.frequency.value = 880
    loud.gain.value = 0.1
    tone.connect(loud).connect(audio.destination)
    tone.start()
    tone.stop(audio.currentTime + 0.15)
  } catch {
    // No sound here.
  }
}
